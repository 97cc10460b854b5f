"""The prompt: what is typed parted into statements and commands, run, completed and coloured.

It says what there is to show; `kb.cli.shell` shows it.
"""
