/* Texts in a zip, without compressing them: what an office file is. The fields are those of APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.3.16. Pure. */
(function () {
  "use strict";

  if (!window.Portal) { return; }
  var LOCAL = 0x04034b50, CENTRAL = 0x02014b50, END = 0x06054b50;
  var VERSION = 20, UTF8 = 0x0800, STORED = 0, MIDNIGHT = 0, FIRST_DAY = 0x0021; // 1 January 1980: the same bytes for the same texts
  var TABLE = Array.from({ length: 256 }, function (_, n) {
    for (var bit = 0; bit < 8; bit += 1) { n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; }
    return n >>> 0;
  });

  /** The CRC-32 of some bytes (ISO 3309, as zip wants it). */
  function crc(bytes) {
    var sum = 0xffffffff;
    for (var i = 0; i < bytes.length; i += 1) { sum = TABLE[(sum ^ bytes[i]) & 0xff] ^ (sum >>> 8); }
    return ~sum >>> 0;
  }

  /** Numbers as bytes, the least first: pairs [how many bytes, number]. */
  function fields(pairs) {
    var made = [];
    pairs.forEach(function (pair) { for (var i = 0; i < pair[0]; i += 1) { made.push(pair[1] >>> (8 * i) & 0xff); } });
    return new Uint8Array(made);
  }

  function length(chunks) { return chunks.reduce(function (sum, chunk) { return sum + chunk.length; }, 0); }

  /** The zip of some texts, [[name, text]] in their order, as a Blob. Names have no more than 65 535 bytes; all of it, less than 4 GB. */
  Portal.zip = function (texts) {
    var utf8 = new TextEncoder(), before = [], after = [];
    texts.forEach(function (one) {
      var name = utf8.encode(one[0]), bytes = utf8.encode(one[1]), where = length(before);
      var said = [[2, VERSION], [2, UTF8], [2, STORED], [2, MIDNIGHT], [2, FIRST_DAY], [4, crc(bytes)], [4, bytes.length], [4, bytes.length], [2, name.length], [2, 0]];
      before.push(fields([[4, LOCAL]].concat(said)), name, bytes);
      after.push(fields([[4, CENTRAL], [2, VERSION]].concat(said, [[2, 0], [2, 0], [2, 0], [4, 0], [4, where]])), name);
    });
    var end = fields([[4, END], [2, 0], [2, 0], [2, texts.length], [2, texts.length], [4, length(after)], [4, length(before)], [2, 0]]);
    return new Blob(before.concat(after, end));
  };
})();
