/* The tray of an explorer: up to three of its entries that one puts side by side. It outlives filters, and the address keeps it. */
(function () {
  "use strict";

  var MOST = 3, FULL = "Caben tres: quite una para poner otra.", ANOTHER = "Escoja otra.";

  /** The tray of an explorer that has one, as {leer, poner}; `changed()` after each choice. Each card gets its box, and clones take it along. */
  Portal.bandeja = function (caja, changed) {
    var tray = caja.querySelector("[data-bandeja]");
    if (!tray) { return { leer: function () { return {}; }, poner: function () {} }; }
    var list = tray.querySelector("ul"), link = tray.querySelector("a"), said = tray.querySelector("[data-dice]");
    var title = caja.querySelector("[data-cuenta]"), names = new Map(), chosen = [];

    var add = Portal.poner;

    /** What a card says of the comparison: its box, and once there are two, the way to them. */
    function equip(card) {
      var place = add(card, "p", "", "p-compara"), label = add(place, "label", ""), box = add(label, "input", "");
      box.type = "checkbox";
      box.name = "comparar";
      box.value = card.dataset.id;
      box.autocomplete = "off";
      add(add(label, "span", "Comparar"), "span", " " + names.get(card.dataset.id), "p-oculto");
      add(place, "a", "").hidden = true;
    }

    function lead(one) {
      one.textContent = "Comparar las " + chosen.length;
      one.href = link.href;
      one.search = "?de=" + chosen.join(",");
      one.hidden = chosen.length < 2;
    }

    function paint(note) {
      caja.querySelectorAll(".p-compara").forEach(function (place) {
        var box = place.querySelector("input"), way = place.querySelector("a");
        box.checked = chosen.indexOf(box.value) >= 0;
        if (box.checked) { lead(way); } else { way.hidden = true; }
      });
      list.replaceChildren();
      chosen.forEach(function (id) {
        var button = add(add(list, "li", ""), "button", "");
        button.type = "button";
        add(button, "span", "Quitar ", "p-oculto");
        add(button, "span", names.get(id));
        add(button, "span", "×").setAttribute("aria-hidden", "true");
        button.addEventListener("click", function () { drop(id, true); });
      });
      if (chosen.length) { lead(link); }
      said.textContent = note || (chosen.length < 2 ? ANOTHER : "");
      tray.hidden = !chosen.length;
    }

    function drop(id, fromTray) {
      var place = chosen.indexOf(id);
      chosen.splice(place, 1);
      paint();
      var left = list.querySelectorAll("button");
      if (fromTray) { (left[Math.min(place, left.length - 1)] || title).focus(); }
      changed();
      Portal.anunciar(names.get(id) + " ya no está para comparar.");
    }

    function take(id) {
      if (chosen.length === MOST) {
        paint(FULL);
        Portal.anunciar(FULL);
        return;
      }
      chosen.push(id);
      paint();
      changed();
      Portal.anunciar(names.get(id) + " queda para comparar. " + (chosen.length < 2 ? ANOTHER : "Van " + chosen.length + "."));
    }

    caja.querySelectorAll("[data-propia] li[data-id]").forEach(function (card) {
      names.set(card.dataset.id, card.querySelector("a").textContent);
      equip(card);
    });
    caja.addEventListener("change", function (event) {
      if (event.target.name !== "comparar") { return; }
      if (event.target.checked) { take(event.target.value); } else { drop(event.target.value); }
    });

    return {
      /** What the address says of it. */
      leer: function () { return { comparar: chosen.join(",") }; },
      /** Put back what the address says: ids of this list, once each, and no more than fit. */
      poner: function (state) {
        var ids = (state.comparar || "").split(",");
        chosen = ids.filter(function (id, at) { return names.has(id) && ids.indexOf(id) === at; }).slice(0, MOST);
        paint();
      }
    };
  };
})();
