-- Prostý průměr indexu a průměr vážený obyvateli 15+ podle kraje
SELECT area_name AS kraj,
       avg(index_points) AS prosty_prumer,
       sum(index_points * population_15plus) / sum(population_15plus) AS vazeny_prumer
FROM municipality_index
JOIN municipality USING (municipality_code)
JOIN area ON area_code = region_code
WHERE year = (SELECT max(year) FROM municipality_index)
GROUP BY kraj
ORDER BY vazeny_prumer DESC
