/* A part of a page as plain text, and as HTML of five elements that any content manager keeps: h3, p, ul, li, a. */
(function () {
  "use strict";

  if (!window.Portal) { return; }
  var KEPT = { H3: "h3", P: "p", UL: "ul", LI: "li" };
  var LINES = { DIV: true, UL: true };
  var SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;" };

  function escaped(text) {
    return text.replace(/[&<>"]/g, function (sign) { return SIGNS[sign]; });
  }

  /** A link's full address on the web, else "". On a disk it is the one it has in the portal, when the portal has an address. */
  function web(link) {
    if (/^https?:$/.test(link.protocol)) { return link.href; }
    var part = link.closest("[data-raiz]"), root = part ? part.dataset.raiz : "";
    return root ? root + link.getAttribute("href").replace(/^(\.\.\/)+/, "").replace(/index\.html$/, "") : "";
  }

  /** What a link that leads nowhere says: its words, and the file of the kit that it means. */
  function named(link) {
    var file = link.dataset.archivo;
    return link.textContent + (file ? " (archivo «" + file + "» del paquete)" : "");
  }

  /** The HTML of what a node holds, a line a block, without attributes but href. */
  function html(node) {
    return [].map.call(node.childNodes, function (child) {
      if (child.nodeType === Node.TEXT_NODE) { return LINES[node.tagName] ? "" : escaped(child.data); } // between blocks, nothing is said
      if (child.nodeType !== Node.ELEMENT_NODE) { return ""; }
      if (child.tagName === "A") { return web(child) ? "<a href=\"" + escaped(web(child)) + "\">" + escaped(child.textContent) + "</a>" : escaped(named(child)); }
      var tag = KEPT[child.tagName];
      return tag ? "<" + tag + ">" + (tag === "ul" ? "\n" : "") + html(child) + "</" + tag + ">\n" : html(child);
    }).join("");
  }

  /** The same as text: a line a block, addresses between parentheses. */
  function texto(node) {
    return [].map.call(node.querySelectorAll("h3, p, li"), function (block) {
      var last = block.tagName === "LI" && !block.nextElementSibling; // what follows a list stands apart
      return (block.tagName === "LI" ? "- " : "") + [].map.call(block.childNodes, function (child) {
        if (child.tagName !== "A") { return child.textContent; }
        return web(child) ? child.textContent + " (" + web(child) + ")" : named(child);
      }).join("") + (block.tagName === "LI" && !last ? "" : "\n");
    }).join("\n").trim() + "\n";
  }

  Portal.fragmento = { html: html, texto: texto };
})();
