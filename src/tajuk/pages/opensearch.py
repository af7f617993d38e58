"""How a browser may search here from its own address bar.

Source: OpenSearch 1.1, description document; OpenSearch Suggestions 1.1.
"""

from tajuk.pages.site import Site
from tajuk.pages.words import Words
from tajuk.wire.xml_writing import element, escaped

MEDIA_TYPE = "application/opensearchdescription+xml"
SUGGESTIONS = "application/x-suggestions+json"
PATH = "/opensearch.xml"
_LONGEST_NAME, _LONGEST_TITLE = 16, 48  # characters
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'


def description(site: Site, words: Words) -> str:
    """Return the description of our search in a language."""
    title, prefix = site.masthead.title, site.absolute(site.prefix(words.language))
    long_name = words.gettext("Search %(masthead)s") % {"masthead": title}
    urls = (
        ("text/html", "results", f"{prefix}/search?q={{searchTerms}}"),
        (SUGGESTIONS, "suggestions", f"{prefix}/search/suggestions.json?q={{searchTerms}}"),
        ("application/atom+xml", "results", f"{prefix}/search/atom.xml?q={{searchTerms}}"),
        (MEDIA_TYPE, "self", f"{prefix}{PATH}"),
    )
    return "".join(
        (
            _HEAD,
            element("ShortName", title[:_LONGEST_NAME].strip()),
            element("LongName", long_name[:_LONGEST_TITLE].strip()),
            element("Description", site.tagline(words.language) or long_name),
            *(f'<Url type="{kind}" rel="{rel}" template="{escaped(template)}"/>\n' for kind, rel, template in urls),
            element("Language", words.language),
            element("InputEncoding", "UTF-8"),
            element("OutputEncoding", "UTF-8"),
            "</OpenSearchDescription>\n",
        )
    )
