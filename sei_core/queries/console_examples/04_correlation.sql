-- Souvislost podílů ukazatelů (Pearson) v obcích od 1 000 obyvatel 15+
SELECT a.indicator AS "První", b.indicator AS "Druhý",
       round(corr(a.share, b.share), 3) AS "Korelace",
       count(*) AS "Obcí"
FROM indicator_result AS a
JOIN indicator_result AS b USING (year, municipality_code)
JOIN municipality_index USING (year, municipality_code)
WHERE a.indicator < b.indicator AND a.share IS NOT NULL AND b.share IS NOT NULL
  AND population_15plus >= 1000 AND year = (SELECT max(year) FROM municipality_index)
GROUP BY ALL
ORDER BY "Korelace" DESC
