-- Indikátory projektů: cíl a skutečnost (NULL: nezadána)
SELECT project_name AS "Projekt", indicator_name AS "Indikátor", target_value AS "Cíl", target_unit AS "Jednotka",
       arg_max(actual_value, as_of_latest) AS "Skutečnost", max(as_of_text) AS "K datu"
FROM project_indicator
JOIN project USING (project_key)
LEFT JOIN indicator_value USING (indicator_key)
GROUP BY ALL
ORDER BY "Projekt", "Indikátor"
