-- Opatření podle tématu a stavu v posledním období, o kterém pramen mluví
PIVOT (
    SELECT coalesce(topic, 'bez tématu') AS "Téma", arg_max(measure_state, period_latest) AS stav
    FROM measure JOIN measure_state USING (measure_key)
    GROUP BY measure_key, topic
) ON stav USING count(*) ORDER BY "Téma"
