-- Prostý průměr indexu a průměr vážený obyvateli 15+ podle kraje
SELECT area_name AS "Kraj",
       avg(index_points) AS "Prostý průměr",
       sum(index_points * population_15plus) / sum(population_15plus) AS "Průměr vážený obyvateli"
FROM municipality_index
JOIN municipality USING (municipality_code)
JOIN area ON area_code = region_code
WHERE year = (SELECT max(year) FROM municipality_index)
GROUP BY "Kraj"
ORDER BY "Průměr vážený obyvateli" DESC
