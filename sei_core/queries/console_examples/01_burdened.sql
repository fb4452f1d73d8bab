-- Obce s 12 a více body podle kraje: kolik jich má známou spolupráci a kolik ne
WITH spoluprace AS (
    SELECT DISTINCT municipality_code
    FROM episode JOIN unit_municipality USING (unit_key)
)
SELECT area_name AS "Kraj",
       CASE WHEN municipality_code IN (FROM spoluprace) THEN 'někdy ano' ELSE 'není známa' END AS "Spolupráce s ASZ",
       count(*) AS "Obcí",
       sum(population_15plus) AS "Obyvatelé 15+"
FROM municipality_index
JOIN municipality USING (municipality_code)
JOIN area ON area_code = region_code
WHERE index_points >= 12 AND year = (SELECT max(year) FROM municipality_index)
GROUP BY ALL
ORDER BY "Kraj" COLLATE cs, "Spolupráce s ASZ"
