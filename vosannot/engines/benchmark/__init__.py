"""What ``vosannot bench propagate`` runs: this program's propagation beside a plain one."""
