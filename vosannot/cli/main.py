"""``vosannot``: opens the window, or runs one of the commands below. No logic lives here."""

import os
import sys

__all__ = ["main"]

_COMMANDS = {
    "propagate": "vosannot.cli.propagate:propagate",
    "propose": "vosannot.cli.propose:propose",
    "batch": "vosannot.cli.batch:batch",
    "check": "vosannot.cli.check:check",
    "repair": "vosannot.cli.repair:repair",
    "train": "vosannot.cli.train:train",
    "learn": "vosannot.cli.learn:learn",
    "ablate": "vosannot.cli.ablate:ablate",
    "render": "vosannot.cli.render:render",
    "demo": "vosannot.cli.demo:demo",
    "add": "vosannot.cli.videos:add",
    "videos": "vosannot.cli.videos:videos",
    "workspace": "vosannot.cli.team:workspace",
    "export": "vosannot.cli.export:export",
    "import": "vosannot.cli.importing:import_",
    "check-export": "vosannot.cli.check_export:check_export",
    "score": "vosannot.cli.score:score",
    "corrupt": "vosannot.cli.corrupt:corrupt",
    "eval": "vosannot.cli.eval:evaluate",
    "models": "vosannot.cli.models:models",
    "backups": "vosannot.cli.backups:backups",
    "bench": "vosannot.cli.bench:bench",
    "selftest": "vosannot.cli.selftest:selftest",
    "open": "vosannot.cli.window:open_window",
}


def main() -> None:
    """Entry point. Anything that is no command is a path for the window: ``vosannot my.mp4``."""
    # Spinning OpenMP threads starve a two-core machine; torch reads this when it is imported, so it comes first.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    arguments = sys.argv[1:]
    if not arguments or (arguments[0] not in _COMMANDS and not arguments[0].startswith("-")):
        arguments = ["open", *arguments]
    _run(arguments)


def _run(arguments: list[str]) -> None:
    from importlib import import_module

    import typer

    import vosannot

    app = typer.Typer(
        name="vosannot",
        help="Turn videos into pixel masks. `vosannot [PATH]` opens the window.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )

    @app.callback(invoke_without_command=True)
    def _root(
        version: bool = typer.Option(False, "--version", help="Print the version and leave."),
    ) -> None:
        if version:
            typer.echo(f"vosannot {vosannot.__version__}")
            raise typer.Exit

    # Only the command that is asked for is imported, so that `vosannot` starts fast; help imports all.
    wanted = [arguments[0]] if arguments[0] in _COMMANDS else list(_COMMANDS)
    for name in wanted:
        module, _, function = _COMMANDS[name].partition(":")
        command = getattr(import_module(module), function)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)
    app(args=arguments, prog_name="vosannot")
