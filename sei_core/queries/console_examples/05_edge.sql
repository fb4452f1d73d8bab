-- Obce s 11 body: do nejvyššího pásma jim chybí jediný bod
SELECT municipality_code AS "Kód", municipality_name AS "Obec", area_name AS "Kraj", population_15plus AS "Obyvatelé 15+",
       share_points AS "Za podíl", lq_points AS "Za kvocient", count_points AS "Za počet"
FROM municipality_index
JOIN municipality USING (municipality_code)
JOIN area ON area_code = region_code
WHERE index_points = 11 AND year = (SELECT max(year) FROM municipality_index)
ORDER BY "Obyvatelé 15+" DESC
