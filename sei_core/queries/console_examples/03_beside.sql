-- Podíly pěti ukazatelů v Obrnicích (567337), v okrese, kraji a Česku, v procentech
WITH misto AS (
    SELECT area_code FROM membership WHERE municipality_code = '567337' AND level IN ('district', 'region')
    UNION ALL SELECT 'CZ'
), podily AS (
    SELECT indicator, 'Obrnice' AS uzemi, share FROM indicator_result WHERE municipality_code = '567337'
        AND year = (SELECT max(year) FROM indicator_result)
    UNION ALL
    SELECT indicator, CASE level WHEN 'district' THEN 'okres ' ELSE '' END || area_name, share FROM area_indicator SEMI JOIN misto USING (area_code)
        JOIN area USING (level, area_code)
    WHERE year = (SELECT max(year) FROM area_indicator)
)
PIVOT (SELECT indicator AS "Ukazatel", uzemi, round(100 * share, 2) AS procent FROM podily)
ON uzemi USING first(procent) ORDER BY "Ukazatel"
