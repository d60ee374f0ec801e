"""A catalogue text in a Word document: paragraphs, lists, emphasis, and the slots that the entity fills in."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from portal import markdown
from portal.formats.brand import pieces

LONGEST_NAME = 64
"""Characters that Word takes in a control's name."""


def fill(paragraph: Any, text: str, slot: str, *, bold: bool = False, italic: bool = False) -> None:
    """Write a plain text at the end of a paragraph; what stands in [brackets], as controls in the character style `slot`."""
    for piece, to_fill in pieces(text):
        run = paragraph.add_run(piece)
        run.bold, run.italic = bold or None, italic or None
        if to_fill:
            run.style = slot
            _control(run, piece.strip("[]"))


def _control(run: Any, name: str) -> None:
    """Put a run inside a control: a click takes it whole, and what one writes takes its place and its shade away."""
    control, said, content = OxmlElement("w:sdt"), OxmlElement("w:sdtPr"), OxmlElement("w:sdtContent")
    alias = OxmlElement("w:alias")
    alias.set(qn("w:val"), name[:LONGEST_NAME])
    for element in (alias, OxmlElement("w:showingPlcHdr")):
        said.append(element)
    run._r.addprevious(control)
    content.append(run._r)
    control.append(said)
    control.append(content)


def write(document: Any, text: str, slot: str) -> None:
    """Write a catalogue text at the end of a document, in its styles. What looks like HTML comes out as text."""
    style, lists, bold, italic = "Normal", [], 0, 0
    number, address = None, ""
    for token in markdown.tree(text):
        if token.type.endswith("_list_open"):
            lists.append("List Bullet" if token.type.startswith("bullet") else "List Number")
            number = _restarted(document) if lists[-1] == "List Number" else None
        elif token.type.endswith("_list_close"):
            lists.pop()
        elif token.type in ("inline", "html_block", "code_block"):
            style = lists[-1] if lists else "Normal"
            paragraph = document.add_paragraph(style=style)
            if style == "List Number" and number is not None:
                _numbered(paragraph, number)
            for child in token.children or [token]:
                if child.type in ("softbreak", "hardbreak"):
                    fill(paragraph, " ", slot) if child.type == "softbreak" else paragraph.add_run().add_break()
                bold += {"strong_open": 1, "strong_close": -1}.get(child.type, 0)
                italic += {"em_open": 1, "em_close": -1}.get(child.type, 0)
                address = str(child.attrGet("href") or "") if child.type == "link_open" else address
                said = f" ({address})" if child.type == "link_close" and address else child.content  # on paper nobody can click
                fill(paragraph, said, slot, bold=bold > 0, italic=italic > 0)


def _restarted(document: Any) -> int:
    """Return the id of a numbering that begins at 1: without it a second list would go on from the first."""
    numbering = document.part.numbering_part.element
    used = document.styles["List Number"].element.pPr.numPr.numId.val
    abstract = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == used)
    num = numbering.add_num(abstract)
    num.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(num.numId)


def _numbered(paragraph: Any, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number
