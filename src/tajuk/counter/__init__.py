"""What readers and partners send: log-in, account, hooks. Not built yet."""
