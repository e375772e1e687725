"""The window: the only place that knows Qt. Nothing here decodes, writes to disk or imports torch on the UI thread."""
