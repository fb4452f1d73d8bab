-- Kolik obcí které velikosti je v nejvyšším pásmu
SELECT CASE WHEN population_15plus < 500 THEN '1. do 500'
            WHEN population_15plus < 2000 THEN '2. 500 až 1 999'
            WHEN population_15plus < 10000 THEN '3. 2 000 až 9 999'
            ELSE '4. od 10 000' END AS "Obyvatelé 15+",
       count(*) AS "Obcí",
       count(*) FILTER (band = '12–30') AS "Zatížených",
       round(100.0 * "Zatížených" / "Obcí", 1) AS "Procent"
FROM municipality_index
WHERE year = (SELECT max(year) FROM municipality_index)
GROUP BY ALL
ORDER BY ALL
