"""The market desk: instruments, sources, boards. Not built yet; the records are in `tape`."""
