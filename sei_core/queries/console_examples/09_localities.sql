-- Známé lokality podle kraje; malé a rozpoznatelné jsou jen v počtu
WITH po_obcich AS (
    SELECT municipality_code, count(*) AS jmenovite, 0 AS jen_poctem
    FROM locality WHERE locality_level = 'lokalita' GROUP BY ALL
    UNION ALL
    SELECT municipality_code, 0, hidden_count FROM locality_hidden
)
SELECT area_name AS "Kraj", count(DISTINCT municipality_code) AS "Obcí",
       sum(jmenovite) AS "Jmenovitě", sum(jen_poctem) AS "Jen počtem"
FROM po_obcich
JOIN municipality USING (municipality_code)
JOIN area ON area_code = region_code
GROUP BY "Kraj"
ORDER BY sum(jmenovite) + sum(jen_poctem) DESC, "Kraj"
