"""The pages: from the knowledge base to Markdown files, index pages, redirects and static JSON, and to the built site.

Of ours this package imports `kb` alone; it knows neither Flask nor Whoosh. Pages are real files that any site builder
reads: `pages` plans them as {path: text}, `files` writes what changed, `site` runs MkDocs.
"""
