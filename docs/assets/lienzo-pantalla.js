/* A canvas to look at from afar: its boxes and questions in their places (lienzos.css), with the one that is being filled in marked. */
(function () {
  "use strict";

  if (!window.Portal) { return; }

  var add = Portal.poner;

  function drawBox(grid, box, now) {
    var part = add(grid, "section", "", "p-caja p-caja-" + box.id + (box.destacada ? " p-destacada" : "") + (now ? " p-activa" : ""));
    if (now) { add(part, "p", "Ahora", "p-marca"); }
    add(part, "h3", box.titulo);
    var asked = add(part, "ul", "", "p-breve");
    box.preguntas.forEach(function (text) { add(asked, "li", text); });
    return part;
  }

  /** Draw a canvas in `place`, with the box `active` marked. */
  Portal.lienzoEnPantalla = function (place, canvas, active) {
    place.textContent = "";
    place.className = "p-lienzo-" + canvas.id;
    add(place, "p", canvas.encabezado.join(" · "), "p-menor");
    var grid = add(place, "div", "", "p-cajas");
    canvas.cajas.forEach(function (box) { drawBox(grid, box, box.id === active); });
  };
})();
