-- Obce s 11 body: do nejvyššího pásma jim chybí jediný bod
SELECT municipality_code AS kod, municipality_name AS obec, area_name AS kraj, population_15plus AS obyvatel_15plus,
       share_points AS za_podil, lq_points AS za_kvocient, count_points AS za_pocet
FROM municipality_index
JOIN municipality USING (municipality_code)
JOIN area ON area_code = region_code
WHERE index_points = 11 AND year = (SELECT max(year) FROM municipality_index)
ORDER BY obyvatel_15plus DESC
