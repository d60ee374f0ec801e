/* A relatoría as a Word document: the portal's own parts (portal/formats/mold.py), with what the tables said. Texts are never markup. */
(function () {
  "use strict";

  if (!window.Portal) { return; }
  var UNSEEN = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu; // what XML 1.0 can't hold

  function put(xml, mark, said) { return xml.split("{{" + mark + "}}").join(said); }

  /** A text as it stands in XML, in one line. */
  function escaped(text) {
    return text.replace(UNSEEN, "").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  }

  /** A text as it stands in a paragraph, with its lines. */
  function lines(text) { return escaped(text.trim()).replace(/\r\n?|\n/g, "</w:t><w:br/><w:t xml:space=\"preserve\">"); }

  /** The document's parts, [[name, XML]]: `paragraphs` are [kind, text], of the kinds of the mould. */
  function parts(mold, title, paragraphs, when) {
    var body = paragraphs.map(function (one) { return put(mold.parrafos[one[0]], "texto", lines(one[1])); }).join("");
    return Object.keys(mold.partes).map(function (name) {
      return [name, put(put(put(mold.partes[name], "titulo", escaped(title)), "cuando", when), "cuerpo", body)];
    });
  }

  /** Give the document called `title` with some paragraphs to `callback(blob)`. */
  Portal.word = function (title, paragraphs, callback) {
    Portal.parte("zip", function (zip) {
      Portal.datos("molde-relatoria", function (mold) {
        callback(zip(parts(mold, title, paragraphs, new Date().toISOString().replace(/\.\d+/, ""))));
      });
    });
  };
})();
