"""`python -m tajuk`: the command line."""

from tajuk.cli.main import main

if __name__ == "__main__":
    main()
