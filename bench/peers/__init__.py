"""What others serve the same stories with: nginx, Varnish, Wagtail. One module each, with a block that runs it."""
