-- Indikátory projektů: cíl a skutečnost (NULL: nezadána)
SELECT project_name AS projekt, indicator_name AS indikator, target_value AS cil, target_unit AS jednotka,
       arg_max(actual_value, as_of_latest) AS skutecnost, max(as_of_text) AS k_datu
FROM project_indicator
JOIN project USING (project_key)
LEFT JOIN indicator_value USING (indicator_key)
GROUP BY ALL
ORDER BY projekt, indikator
