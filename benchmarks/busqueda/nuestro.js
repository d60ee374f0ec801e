/* Our search, as the benchmark drives every engine: `preparar` is what the first focus of the box does, `buscar` what a key press does. */
(function () {
  "use strict";

  function engine(callback) { window.Portal.parte("motor", callback); }

  window.Banco = {
    preparar: function () {
      return new Promise(function (done) { engine(function () { window.Portal.parte("indice", function (indice) { indice.preparar(done); }); }); });
    },
    /** The addresses of the first `many` results, once their texts are here. */
    buscar: function (text, many, typing) {
      return new Promise(function (done) {
        engine(function (motor) {
          motor.buscar(text, { escribiendo: typing }, function (answer) {
            var first = answer.numeros.slice(0, many);
            motor.textos("t", first, function (rows) { done(first.map(function (number) { return rows.get(number)[0]; })); });
          });
        });
      });
    }
  };
})();
