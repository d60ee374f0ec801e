"""The Content-Security-Policy of a page: nothing from other hosts, and only the theme's own inline scripts."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache

CHARSET = '<meta charset="utf-8">'
_ARTICLE = re.compile(r"<article.*</article>", re.DOTALL)
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def with_policy(html: str) -> str:
    """Return the page with its policy as early as a meta can stand, so that it holds for all that follows."""
    own = _ARTICLE.sub("", html)  # what authors wrote can't give itself leave
    hashes = " ".join(sorted({_hash(script) for script in _SCRIPT.findall(own)}))
    policy = (
        f"default-src 'self'; script-src 'self' {hashes}; img-src 'self' data:; "
        "object-src 'none'; base-uri 'self'; form-action 'self'"
    )
    return html.replace(CHARSET, f'{CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


@cache
def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
