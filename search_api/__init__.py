"""The search: from a pasted text to the entries that explain it, and the HTTP service around it.

Of ours this package imports `kb` alone; it knows neither Markdown nor MkDocs. The running service reads only what
`whypod build` wrote, never YAML: `index` writes and reads that, `match` is the way from text to answers, `app` the
HTTP edge.
"""
