"""The live stream: what changes is told to those who read, as server-sent events over connections that stay open."""
