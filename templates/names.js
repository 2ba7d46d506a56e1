{# Pages by name, for the search page: as Jianbao.give wants it. The empty line below leaves one line break. #}
Jianbao.give("names/{{ number }}",{{ names|safe }});

