filedesc://moewen.arc 192.0.2.1 20020513163000 text/plain 69
1 0 Nachlese
URL IP-address Archive-date Content-type Archive-length

http://moewenblatt.example/alt.html 192.0.2.1 20020513163000 text/html 830
HTTP/1.1 200 OK
Content-Type: text/html

<!DOCTYPE html>
<html lang="de"><head><meta charset="iso-8859-1"><title>Aus der alten Zeit</title></head>
<body><nav><a href="/">Start</a> <a href="/orte">Orte</a></nav>
<article><h1>Aus der alten Zeit</h1>
<p>In Möwenhafen ist am Montag die neue Fähre getauft worden. Rund 300 Gäste kamen an die Pier,
wie die Reederei mitteilte. Das Schiff soll von Juni an zweimal täglich zur Insel Strandöh fahren.</p>
<p>Bürgermeisterin Almut Grönfeld sprach von einem großen Tag für die Stadt. „Darauf haben wir acht
Jahre gewartet“, sagte sie. Die alte Fähre war im Herbst nach einem Schaden stillgelegt worden.</p>
<p>Die Kosten von zwölf Millionen Euro teilen sich Stadt und Land. Fahrkarten werden um fünf Prozent
teurer, hieß es weiter.</p></article>
<footer>Impressum</footer></body></html>

http://moewenblatt.example/neu.html 192.0.2.1 20020513163000 text/html 838
HTTP/1.1 200 OK
Content-Type: text/html

<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>Danach noch eine</title></head>
<body><nav><a href="/">Start</a> <a href="/orte">Orte</a></nav>
<article><h1>Danach noch eine</h1>
<p>In MÃ¶wenhafen ist am Montag die neue FÃ¤hre getauft worden. Rund 300 GÃ¤ste kamen an die Pier,
wie die Reederei mitteilte. Das Schiff soll von Juni an zweimal tÃ¤glich zur Insel StrandÃ¶h fahren.</p>
<p>BÃ¼rgermeisterin Almut GrÃ¶nfeld sprach von einem groÃŸen Tag fÃ¼r die Stadt. â€žDarauf haben wir acht
Jahre gewartetâ€œ, sagte sie. Die alte FÃ¤hre war im Herbst nach einem Schaden stillgelegt worden.</p>
<p>Die Kosten von zwÃ¶lf Millionen Euro teilen sich Stadt und Land. Fahrkarten werden um fÃ¼nf Prozent
teurer, hieÃŸ es weiter.</p></article>
<footer>Impressum</footer></body></html>

