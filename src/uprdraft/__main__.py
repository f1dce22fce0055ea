"""``python -m uprdraft``."""

from uprdraft.cli.main import main

if __name__ == "__main__":
    main()
