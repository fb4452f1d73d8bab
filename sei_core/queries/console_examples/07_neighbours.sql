-- Obce, které mají aspoň o 8 bodů méně než průměr jejich sousedů
WITH letos AS (
    SELECT municipality_code, index_points FROM municipality_index
    WHERE year = (SELECT max(year) FROM municipality_index)
), vedle AS (
    SELECT neighbour.municipality_code, avg(index_points) AS prumer_sousedu, count(*) AS sousedu
    FROM neighbour JOIN letos ON letos.municipality_code = neighbour_code
    GROUP BY ALL
)
SELECT municipality_code AS "Kód", municipality_name AS "Obec", index_points AS "Body",
       round(prumer_sousedu, 1) AS "Průměr sousedů", sousedu AS "Sousedů"
FROM letos JOIN vedle USING (municipality_code) JOIN municipality USING (municipality_code)
WHERE prumer_sousedu - index_points >= 8
ORDER BY prumer_sousedu - index_points DESC, "Kód"
