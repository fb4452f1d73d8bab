-- Obce, které mají aspoň o 8 bodů méně než průměr jejich sousedů
WITH letos AS (
    SELECT municipality_code, index_points FROM municipality_index
    WHERE year = (SELECT max(year) FROM municipality_index)
), vedle AS (
    SELECT neighbour.municipality_code, avg(index_points) AS prumer_sousedu, count(*) AS sousedu
    FROM neighbour JOIN letos ON letos.municipality_code = neighbour_code
    GROUP BY ALL
)
SELECT municipality_code AS kod, municipality_name AS obec, index_points AS body,
       round(prumer_sousedu, 1) AS prumer_sousedu, sousedu
FROM letos JOIN vedle USING (municipality_code) JOIN municipality USING (municipality_code)
WHERE prumer_sousedu - index_points >= 8
ORDER BY prumer_sousedu - body DESC, kod
