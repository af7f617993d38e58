"""What brings quotes to the tape: files and folders, hosts that are polled, streams.

Way in: `importing` for files, `tending` for sources. Run by `config` and `cli`; may import `tape`, `net`, `database`.
"""
