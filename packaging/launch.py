"""Where the packaged program begins."""

import multiprocessing

if __name__ == "__main__":
    multiprocessing.freeze_support()  # the worker process is this program again
    from vosannot.cli.main import main

    main()
