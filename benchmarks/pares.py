"""The peers, on the same content: a Hugo site with the theme's own page, and MkDocs Material as people use it.

`python -m benchmarks.pares FOLDER BUILT` reads the catalogue of PORTAL_RAICES and writes FOLDER/hugo and FOLDER/plain; BUILT
is a site of ours, where the page of the theme comes from.

Hugo makes the same pages as we do: a sheet a tool, a volume a pillar, a page per value of each facet, the list of all the tools
and the data for search. What a peer doesn't do: Hugo validates nothing and checks no link, and gets each tool's relations, both
ways, ready in the front matter. Plain MkDocs shows the description alone, without the sheet
of data, the sources and the relations: it has no template for them. Neither draws the pillars and levels, writes a text to share
or keeps short addresses. So both do less than ours.
"""

from __future__ import annotations

import html
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import yaml

from portal.__main__ import roots
from portal.index import Indice, index
from portal.load import load
from portal.relations import references

LEFT_OUT = {"id", "descripcion", "nombre", "resumen", "url", "herramientas", "orden", "antes", "etiquetas"}
"""Fields that don't go to the front matter as they are: some have another name there."""

ARTICLE = '<article class="md-content__inner md-typeset">'
VOCABULARIES = "{{ $v := hugo.Data.vocabularios }}"

SHEET = """
{{ with .Params }}{{ $pilar := index $v.pilares .pilar }}{{ $nivel := index $v.niveles .nivel }}
<p class="p-clase p-pilar-{{ .pilar }}"><a href="../../toolkits/{{ .pilar }}/">{{ $pilar.nombre }}</a> · \
<a href="../../toolkits/{{ .pilar }}/#{{ .nivel }}">{{ $nivel.nombre }}</a> · N.º {{ .numero }}</p>
<h1 id="inicio">{{ $.Title }}</h1>
<p class="p-resumen">{{ $.Description }}</p>
{{ with .sitio }}
<p class="p-ir"><a class="p-boton" href="{{ . }}" rel="external noopener">Ir al sitio de la herramienta</a> \
<span class="p-menor">Enlace sin comprobar</span></p>
{{ end }}
<h2 id="para-que-sirve">Para qué sirve</h2>
{{ $.Content }}
{{ with .aprendizajes }}
<h2 id="aprendizajes">Qué enseñó</h2>
<ul>{{ range . }}
  <li>{{ . }}</li>{{ end }}
</ul>
{{ end }}
<h2 id="datos">Datos de la ficha</h2>
<dl class="p-datos">
  <div><dt>Nivel de participación</dt><dd>{{ $nivel.nombre }} <span class="p-glosa">«{{ $nivel.glosa }}»</span></dd></div>
{{ with .pilar_asociado }}  <div><dt>Segundo pilar</dt><dd><a href="../../toolkits/{{ . }}/">{{ (index $v.pilares .).nombre }}\
</a></dd></div>{{ end }}
  <div><dt>Qué se hace con ella</dt><dd>{{ (index $v.familias .familia).nombre }}</dd></div>
  <div><dt>Qué es</dt><dd>{{ (index $v.tipos .tipo).nombre }}</dd></div>
  <div><dt>Iniciativa de</dt><dd>{{ (index $v.iniciativas .iniciativa_de).nombre }}{{ with .entidad }} ({{ . }}){{ end }}</dd></div>
  <div><dt>País</dt><dd>{{ index hugo.Data.paises .pais }}</dd></div>
{{ with .exige.costo }}  <div><dt>Costo</dt><dd>{{ (index $v.costos .).nombre }}</dd></div>{{ end }}
{{ with .exige.conectividad }}  <div><dt>Conexión que pide</dt><dd>{{ (index $v.conectividad .).nombre }}</dd></div>{{ end }}
{{ with .exige.personas }}  <div><dt>Personas que pide</dt><dd>{{ . }}</dd></div>{{ end }}
{{ with .exige.norma }}  <div><dt>Norma que pide</dt><dd>{{ (index $v.normas .).nombre }}</dd></div>{{ end }}
{{ with .desde }}  <div><dt>Desde</dt><dd>{{ . }}</dd></div>{{ end }}
{{ with .licencia }}  <div><dt>Licencia</dt><dd>{{ . }}</dd></div>{{ end }}
{{ with .participa }}  <div><dt>Menú Participa</dt><dd>{{ range $i, $item := . }}{{ if $i }}; {{ end }}{{ $item }} \
{{ (index $v.participa $item).nombre }}{{ end }}</dd></div>{{ end }}
{{ with index $v.estados .estado }}  <div><dt>Estado</dt><dd>{{ .nombre }}. {{ .descripcion }}</dd></div>{{ end }}
  <div><dt>Ficha revisada</dt><dd>{{ time.Format ":date_long" .revisado }}</dd></div>
</dl>
{{ with .relacionadas }}
<h2 id="relacionadas">También le puede servir</h2>
<ul>{{ range . }}{{ with site.GetPage (print "/herramientas/" .) }}
  <li><a href="{{ .RelPermalink }}">{{ .Title }}</a>: {{ .Description }}</li>{{ end }}{{ end }}
</ul>
{{ end }}
<h2 id="fuentes">Fuentes</h2>
<ol>{{ range $clave, $f := .fuentes }}
  <li id="fuente-{{ $clave }}">{{ with $f.url }}<a href="{{ . }}" rel="external noopener">{{ $f.titulo }}</a>{{ else }}\
{{ $f.titulo }}{{ end }}. {{ (index $v.comprobaciones $f.como).nombre }}, \
{{ time.Format ":date_long" $f.consultado }}.</li>{{ end }}
</ol>
{{ end }}
"""

CARD = """{{ range %s }}
  <li data-id="{{ .File.ContentBaseName }}">
    <a href="{{ .RelPermalink }}">{{ .Title }}</a>
    <p>{{ .Description }}</p>
    <p class="p-menor">{{ (index $v.pilares .Params.pilar).nombre }} n.º {{ .Params.numero }} · \
{{ (index $v.niveles .Params.nivel).nombre }} · {{ (index $v.tipos .Params.tipo).nombre }} · \
{{ index hugo.Data.paises .Params.pais }}</p>
  </li>{{ end }}"""
"""Written in place: as a partial, cached or not, it costs Hugo up to a fifth more."""

LIST = """
<h1 id="inicio">{{ .Title }}</h1>
{{ $pages := .Pages }}
{{ range hugo.Data.niveles }}
<section>
<h2 id="{{ .id }}">{{ .nombre }} <span class="p-glosa">«{{ .glosa }}»</span></h2>
<p>{{ .regla }}</p>
<ul class="p-tarjetas">@@BY_LEVEL@@</ul>
</section>
{{ end }}
""".replace("@@BY_LEVEL@@", CARD % 'where $pages "Params.nivel" .id')

FLAT = """
<h1 id="inicio">{{ .Title }}</h1>
<ul class="p-tarjetas">@@ALL@@</ul>
""".replace("@@ALL@@", CARD % ".Pages")
"""A facet's value, and all the tools."""

HOME = '<!doctype html><title>HAGA</title><ul>{{ range site.Taxonomies.pilares }}<li><a href="{{ .Page.RelPermalink }}">' + (
    "{{ .Page.Title }}</a> ({{ .Count }})</li>{{ end }}</ul>\n"
)

SEARCH = """{"docs":[{{ range $i, $p := site.RegularPages }}{{ if $i }},{{ end }}\
{{ dict "location" .RelPermalink "title" .Title "text" .Description "pilar" .Params.pilar "nivel" .Params.nivel \
"palabras" (lower (print .Title " " .Description " " (delimit (.Params.alias | default slice) " "))) | jsonify }}{{ end }}]}
"""

HUGO_CONFIG = {
    "baseURL": "https://ejemplo.org/",
    "title": "HAGA",
    "defaultContentLanguage": "es",
    "permalinks": {"term": {"pilares": "/toolkits/:slug/"}},
    "disableKinds": ["rss", "taxonomy", "404"],
    "outputs": {"home": ["html", "json"]},
}


def write(folder: Path, built: Path, indice: Indice) -> None:
    """Write both peers' sites."""
    hugo, plain = folder / "hugo", folder / "plain"
    _markdown(hugo / "content", indice)
    _hugo(hugo, built, indice)
    shutil.copytree(hugo / "content" / "herramientas", plain / "docs" / "herramientas")
    _plain(plain, indice)


def _markdown(content: Path, indice: Indice) -> None:
    (content / "herramientas").mkdir(parents=True)
    for tool in indice.herramientas:
        front: dict[str, Any] = {"title": tool.nombre, "description": tool.resumen, "pilares": [tool.pilar]}
        front |= tool.model_dump(exclude_none=True, exclude_defaults=True, exclude=LEFT_OUT)
        front |= {"alias": [*tool.alias], "participa": [*tool.participa], "lineamientos": [*tool.lineamientos]}
        front |= {"situaciones": [*tool.situaciones], "ods": [*tool.ods], "idiomas": [*tool.idiomas]}
        front |= {"exige": tool.exige.model_dump(exclude_none=True), "aprendizajes": [lesson.texto for lesson in tool.aprendizajes]}
        for facet in indice.facetas:
            front[facet] = list(dict.fromkeys(id for _, lista, id in references(tool) if lista == facet))
        front["relacionadas"] = [other.id for other in indice.relacionadas.get(tool.id, ())]
        if tool.url:
            front["sitio"] = tool.url
        header = yaml.dump(front, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
        (content / "herramientas" / f"{tool.id}.md").write_text(f"---\n{header}---\n\n{tool.descripcion}", "utf-8")


def _hugo(folder: Path, built: Path, indice: Indice) -> None:
    words = {
        name: {id: term.model_dump(include={"nombre", "descripcion", "glosa"}) for id, term in terms.items()}
        for name, terms in indice.catalogo.vocabularios.items()
        if name != "mensajes"
    }
    levels = [{"id": id, **term.model_dump()} for id, term in indice.catalogo.vocabularios["niveles"].items()]
    sample = indice.catalogo.herramientas["gana"]
    pillar = indice.term("pilares", sample.pilar)
    page = (built / "herramientas" / sample.id / "index.html").read_text("utf-8")
    volume = (built / "toolkits" / sample.pilar / "index.html").read_text("utf-8")
    files = {
        "hugo.json": json.dumps(HUGO_CONFIG | {"taxonomies": {name: name for name in ("pilares", *indice.facetas)}}),
        "data/vocabularios.json": json.dumps(words),
        "data/niveles.json": json.dumps(levels),
        "data/paises.json": json.dumps(dict(indice.paises)),
        "layouts/page.html": _layout(page, sample.nombre, sample.resumen, SHEET),
        "layouts/pilares/term.html": _layout(volume, pillar.nombre, pillar.descripcion, LIST),
        "layouts/term.html": _layout(volume, pillar.nombre, pillar.descripcion, FLAT),
        "layouts/section.html": _layout(volume, pillar.nombre, pillar.descripcion, FLAT),
        "layouts/home.html": HOME,
        "layouts/home.json": SEARCH,
    }
    for id, term in indice.catalogo.vocabularios["pilares"].items():
        files[f"content/pilares/{id}/_index.md"] = f"---\ntitle: {term.nombre}\nslug: {id}\n---\n"
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    shutil.copytree(built / "assets", folder / "static" / "assets", ignore=shutil.ignore_patterns("datos"))


def _layout(page: str, title: str, description: str, inside: str) -> str:
    """The theme's page as our build emits it, with Hugo's placeholders; what varies in its navigation stays as it is."""
    before, rest = page.split(ARTICLE)
    after = rest.split("</article>")[1]
    assert "{{" not in before + after
    head, body = before.split("</head>")
    head = head.replace(html.escape(title), "{{ .Title }}").replace(html.escape(description), "{{ .Description }}")
    return VOCABULARIES + head + "</head>" + body + ARTICLE + inside + "</article>" + after


def _plain(folder: Path, indice: Indice) -> None:
    nav: list[dict[str, str]] = [{"Inicio": "index.md"}]
    for id, term in indice.catalogo.vocabularios["pilares"].items():
        nav.append({term.nombre: f"{id}.md"})
        tools = (tool for tool in indice.herramientas if tool.pilar == id)
        cards = "\n".join(f"- [{tool.nombre}](herramientas/{tool.id}.md): {tool.resumen}" for tool in tools)
        (folder / "docs" / f"{id}.md").write_text(f"# {term.nombre}\n\n{cards}\n", "utf-8")
    (folder / "docs" / "index.md").write_text("# Herramientas de gobierno abierto\n", "utf-8")
    config = {
        "site_name": "HAGA",
        "theme": {"name": "material", "language": "es", "font": False, "features": ["navigation.tabs"]},
        "plugins": ["search"],
        "not_in_nav": "/herramientas/*",
        "nav": nav,
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), "utf-8")


if __name__ == "__main__":
    catalogo, faults = load(roots())
    assert catalogo is not None
    assert not faults
    write(Path(sys.argv[1]), Path(sys.argv[2]), index(catalogo))
