<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>AnswerField</name>
    <message>
      <source>Check</source>
      <translation>Prüfen</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>For instance {examples}; Enter checks it</source>
      <translation>Zum Beispiel {examples}; die Eingabetaste prüft es</translation>
    </message>
    <message>
      <source>Leave it hidden (Esc)</source>
      <translation>Verborgen lassen (Esc)</translation>
    </message>
    <message>
      <source>Prediction</source>
      <translation>Vorhersage</translation>
    </message>
    <message>
      <source>Reveal</source>
      <translation>Aufdecken</translation>
    </message>
    <message>
      <source>Say whether the answer is right (Enter)</source>
      <translation>Sagen, ob die Antwort stimmt (Eingabetaste)</translation>
    </message>
    <message>
      <source>Show what comes out here</source>
      <translation>Zeigen, was hier herauskommt</translation>
    </message>
    <message>
      <source>Your answer</source>
      <translation>Eigene Antwort</translation>
    </message>
  </context>
  <context>
    <name>AssumptionsDialog</name>
    <message>
      <source>&amp;Choose again…</source>
      <translation>&amp;Neu wählen…</translation>
    </message>
    <message>
      <source>Assumptions of this network</source>
      <translation>Annahmen zu diesem Netz</translation>
    </message>
    <message>
      <source>Close this list (Esc)</source>
      <translation>Diese Liste schließen (Esc)</translation>
    </message>
    <message>
      <source>Open the file of this network again, with other choices</source>
      <translation>Die Datei dieses Netzes noch einmal öffnen, mit anderer Wahl</translation>
    </message>
    <message>
      <source>What the file of this network left open, and what was assumed</source>
      <translation>Was die Datei dieses Netzes offen ließ, und was angenommen wurde</translation>
    </message>
    <message>
      <source>When this network was opened:</source>
      <translation>Beim Öffnen dieses Netzes:</translation>
    </message>
  </context>
  <context>
    <name>BackwardCanvas</name>
    <message>
      <source>The way back</source>
      <translation>Der Rückweg</translation>
    </message>
  </context>
  <context>
    <name>BackwardPage</name>
    <message>
      <source>All weights of the network, only the kernel, or only this weight</source>
      <translation>Alle Gewichte des Netzes, nur der Kern oder nur dieses Gewicht</translation>
    </message>
    <message>
      <source>Apply this step</source>
      <translation>Diesen Schritt anwenden</translation>
    </message>
    <message>
      <source>Back to the gradients</source>
      <translation>Zurück zu den Gradienten</translation>
    </message>
    <message>
      <source>From the loss back to one weight</source>
      <translation>Vom Verlust zurück zu einem Gewicht</translation>
    </message>
    <message>
      <source>From the loss back to {layer}</source>
      <translation>Vom Verlust zurück zu {layer}</translation>
    </message>
    <message>
      <source>From the loss back to {map}</source>
      <translation>Vom Verlust zurück zu {map}</translation>
    </message>
    <message>
      <source>From the loss back to {what}</source>
      <translation>Vom Verlust zurück zu {what}</translation>
    </message>
    <message>
      <source>How far the step goes: each weight less this rate times its gradient</source>
      <translation>Wie weit der Schritt geht: jedes Gewicht weniger diese Rate mal seinen Gradienten</translation>
    </message>
    <message>
      <source>Its gradient</source>
      <translation>Sein Gradient</translation>
    </message>
    <message>
      <source>Kernel</source>
      <translation>Kern</translation>
    </message>
    <message>
      <source>Learning rate</source>
      <translation>Lernrate</translation>
    </message>
    <message>
      <source>Rate</source>
      <translation>Rate</translation>
    </message>
    <message>
      <source>Something is hidden that the gradients would give away: predict it first.</source>
      <translation>Etwas ist verborgen, das die Gradienten verrieten: Sagen Sie es zuerst voraus.</translation>
    </message>
    <message>
      <source>Take one step of gradient descent; Undo takes it back (Enter)</source>
      <translation>Einen Schritt des Gradientenabstiegs tun; Rückgängig nimmt ihn zurück (Eingabetaste)</translation>
    </message>
    <message>
      <source>The gradients are being computed.</source>
      <translation>Die Gradienten werden berechnet.</translation>
    </message>
    <message>
      <source>The loss is computed before {layer}: nothing comes back to it</source>
      <translation>Der Verlust wird vor {layer} berechnet: Dorthin kommt nichts zurück</translation>
    </message>
    <message>
      <source>There is no loss to go back from: the network has to end in one score per class, and not be too large.</source>
      <translation>Es gibt keinen Verlust, von dem aus man zurückgehen könnte: Das Netz muss in einem Punktwert je Klasse enden und darf nicht zu groß sein.</translation>
    </message>
    <message>
      <source>True class</source>
      <translation>Wahre Klasse</translation>
    </message>
    <message>
      <source>What the picture shows: the loss is small where its probability is high</source>
      <translation>Was das Bild zeigt: Der Verlust ist klein, wo die Wahrscheinlichkeit dieser Klasse groß ist</translation>
    </message>
    <message>
      <source>What the step changes</source>
      <translation>Was der Schritt ändert</translation>
    </message>
    <message>
      <source>all weights</source>
      <translation>alle Gewichte</translation>
    </message>
    <message>
      <source>gradient of every score: probability − target</source>
      <translation>Gradient jedes Punktwerts: Wahrscheinlichkeit − Ziel</translation>
    </message>
    <message>
      <source>loss {before} → {loss}</source>
      <translation>Verlust {before} → {loss}</translation>
    </message>
    <message>
      <source>loss {loss}</source>
      <translation>Verlust {loss}</translation>
    </message>
    <message>
      <source>score {name}</source>
      <translation>Punktwert {name}</translation>
    </message>
    <message>
      <source>step of gradient descent</source>
      <translation>Schritt des Gradientenabstiegs</translation>
    </message>
    <message>
      <source>this kernel</source>
      <translation>dieser Kern</translation>
    </message>
    <message>
      <source>this weight</source>
      <translation>dieses Gewicht</translation>
    </message>
    <message>
      <source>{place}: gradient {slope}</source>
      <translation>{place}: Gradient {slope}</translation>
    </message>
  </context>
  <context>
    <name>Banner</name>
    <message>
      <source>Close message</source>
      <translation>Meldung schließen</translation>
    </message>
    <message>
      <source>Close this message (Esc)</source>
      <translation>Diese Meldung schließen (Esc)</translation>
    </message>
    <message>
      <source>Message</source>
      <translation>Meldung</translation>
    </message>
  </context>
  <context>
    <name>BeatTheNetwork</name>
    <message>
      <source>All layers learn</source>
      <translation>Alle Schichten lernen</translation>
    </message>
    <message>
      <source>Attempt</source>
      <translation>Versuch</translation>
    </message>
    <message>
      <source>Attempts</source>
      <translation>Versuche</translation>
    </message>
    <message>
      <source>Filters of the first layer</source>
      <translation>Filter der ersten Schicht</translation>
    </message>
    <message>
      <source>Fit the last layer</source>
      <translation>Letzte Schicht anpassen</translation>
    </message>
    <message>
      <source>Fit the last layer to what the filters find</source>
      <translation>Die letzte Schicht an das anpassen, was die Filter finden</translation>
    </message>
    <message>
      <source>Fit the last layer, and let all layers learn, to compare the two.</source>
      <translation>Passen Sie die letzte Schicht an, und lassen Sie alle Schichten lernen, um beides zu vergleichen.</translation>
    </message>
    <message>
      <source>Fitting the last layer</source>
      <translation>Anpassen der letzten Schicht</translation>
    </message>
    <message>
      <source>Let all layers learn</source>
      <translation>Alle Schichten lernen lassen</translation>
    </message>
    <message>
      <source>Make filters yourself, in the panel Filter: they stay as they are, and only the last layer is fitted to what they find. Are yours as good as learned ones?</source>
      <translation>Machen Sie selbst Filter, im Panel Filter: Sie bleiben, wie sie sind, und nur die letzte Schicht wird an das angepasst, was sie finden. Sind Ihre so gut wie gelernte?</translation>
    </message>
    <message>
      <source>New images</source>
      <translation>Neue Bilder</translation>
    </message>
    <message>
      <source>Put the chosen attempt in place of the open network</source>
      <translation>Den gewählten Versuch an die Stelle des offenen Netzes setzen</translation>
    </message>
    <message>
      <source>Seconds</source>
      <translation>Sekunden</translation>
    </message>
    <message>
      <source>Train the whole network from new weights, to see what your filters have to beat</source>
      <translation>Das ganze Netz mit neuen Gewichten trainieren, um zu sehen, was Ihre Filter schlagen müssen</translation>
    </message>
    <message>
      <source>Use this network</source>
      <translation>Dieses Netz verwenden</translation>
    </message>
    <message>
      <source>You have beaten the network: {own} % of new images are named rightly, by it {other} %.</source>
      <translation>Sie haben das Netz geschlagen: {own} % der neuen Bilder sind richtig benannt, von ihm {other} %.</translation>
    </message>
    <message>
      <source>Your best filters name {own} % of new images rightly, learned ones {other} %.</source>
      <translation>Ihre besten Filter benennen {own} % der neuen Bilder richtig, gelernte {other} %.</translation>
    </message>
    <message>
      <source>all layers learned</source>
      <translation>alle Schichten gelernt</translation>
    </message>
    <message>
      <source>last layer fitted</source>
      <translation>letzte Schicht angepasst</translation>
    </message>
    <message>
      <source>{count} others</source>
      <translation>{count} andere</translation>
    </message>
  </context>
  <context>
    <name>Calculator</name>
    <message>
      <source>1 bias</source>
      <translation>1 Bias</translation>
    </message>
    <message>
      <source>1 filter</source>
      <translation>1 Filter</translation>
    </message>
    <message>
      <source>1 input</source>
      <translation>1 Eingabe</translation>
    </message>
    <message>
      <source>1 unit</source>
      <translation>1 Einheit</translation>
    </message>
    <message>
      <source>1 weight</source>
      <translation>1 Gewicht</translation>
    </message>
    <message>
      <source>Both areas are to scale. Click to see them from near or from far.</source>
      <translation>Beide Flächen sind maßstabsgetreu. Klicken, um sie aus der Nähe oder aus der Ferne zu sehen.</translation>
    </message>
    <message>
      <source>Both need the same: {shared} parameters. The filter covers the whole image.</source>
      <translation>Beide brauchen gleich viele: {shared} Parameter. Der Filter bedeckt das ganze Bild.</translation>
    </message>
    <message>
      <source>Both numbers as areas</source>
      <translation>Beide Zahlen als Flächen</translation>
    </message>
    <message>
      <source>Calculator of weights</source>
      <translation>Rechner für Gewichte</translation>
    </message>
    <message>
      <source>Channels</source>
      <translation>Kanäle</translation>
    </message>
    <message>
      <source>Counting weights</source>
      <translation>Gewichte zählen</translation>
    </message>
    <message>
      <source>Filter: {kernel} × {kernel} × {channels} = {weights}</source>
      <translation>Filter: {kernel} × {kernel} × {channels} = {weights}</translation>
    </message>
    <message>
      <source>Filters of {kernel} rows and columns</source>
      <translation>Filter mit {kernel} Zeilen und Spalten</translation>
    </message>
    <message>
      <source>Filters of {kernel} × {kernel}</source>
      <translation>Filter mit {kernel} × {kernel}</translation>
    </message>
    <message>
      <source>Fully connected</source>
      <translation>Vollständig verbunden</translation>
    </message>
    <message>
      <source>Go near</source>
      <translation>Nah herangehen</translation>
    </message>
    <message>
      <source>Go so far away that the larger area fits</source>
      <translation>So weit weggehen, dass die größere Fläche hineinpasst</translation>
    </message>
    <message>
      <source>Go so near that the smaller area can be seen</source>
      <translation>So nah herangehen, dass die kleinere Fläche zu sehen ist</translation>
    </message>
    <message>
      <source>How many numbers a pixel is: 1 for grey, 3 for colour</source>
      <translation>Wie viele Zahlen ein Pixel ist: 1 bei Grau, 3 bei Farbe</translation>
    </message>
    <message>
      <source>How many numbers or maps the layer makes of the image</source>
      <translation>Wie viele Zahlen oder Karten die Schicht aus dem Bild macht</translation>
    </message>
    <message>
      <source>How many rows and columns the image has</source>
      <translation>Wie viele Zeilen und Spalten das Bild hat</translation>
    </message>
    <message>
      <source>Image side</source>
      <translation>Bildseite</translation>
    </message>
    <message>
      <source>Image: {side} × {side} × {channels} = {inputs}</source>
      <translation>Bild: {side} × {side} × {channels} = {inputs}</translation>
    </message>
    <message>
      <source>See all of it</source>
      <translation>Alles zeigen</translation>
    </message>
    <message>
      <source>Shared filters</source>
      <translation>Geteilte Filter</translation>
    </message>
    <message>
      <source>The shared filters need {times} times fewer parameters: {shared} instead of {dense}.</source>
      <translation>Die geteilten Filter brauchen {times}-mal weniger Parameter: {shared} statt {dense}.</translation>
    </message>
    <message>
      <source>This image is smaller than the filter: the shared filters need {times} times more parameters.</source>
      <translation>Dieses Bild ist kleiner als der Filter: Die geteilten Filter brauchen {times}-mal so viele Parameter.</translation>
    </message>
    <message>
      <source>Units or filters</source>
      <translation>Einheiten oder Filter</translation>
    </message>
    <message>
      <source>inputs</source>
      <translation>Eingaben</translation>
    </message>
    <message>
      <source>parameters with shared filters</source>
      <translation>Parameter mit geteilten Filtern</translation>
    </message>
    <message>
      <source>parameters, fully connected</source>
      <translation>Parameter, vollständig verbunden</translation>
    </message>
    <message>
      <source>weight</source>
      <translation>Gewicht</translation>
    </message>
    <message>
      <source>weights</source>
      <translation>Gewichte</translation>
    </message>
    <message>
      <source>weights, one for each input and unit</source>
      <translation>Gewichte, eines je Eingabe und Einheit</translation>
    </message>
    <message>
      <source>{count} biases</source>
      <translation>{count} Biases</translation>
    </message>
    <message>
      <source>{count} filters</source>
      <translation>{count} Filter</translation>
    </message>
    <message>
      <source>{count} inputs</source>
      <translation>{count} Eingaben</translation>
    </message>
    <message>
      <source>{count} units</source>
      <translation>{count} Einheiten</translation>
    </message>
    <message>
      <source>{count} weights</source>
      <translation>{count} Gewichte</translation>
    </message>
    <message>
      <source>{units} × as many weights as the image has numbers: every unit has one for each of them.</source>
      <translation>{units}-mal so viele Gewichte, wie das Bild Zahlen hat: Jede Einheit hat eines für jede davon.</translation>
    </message>
    <message>
      <source>{weights} + {biases} = {parameters} parameters · {memory}</source>
      <translation>{weights} + {biases} = {parameters} Parameter · {memory}</translation>
    </message>
  </context>
  <context>
    <name>CalibrationPlot</name>
    <message>
      <source>sure</source>
      <translation>sicher</translation>
    </message>
    <message>
      <source>sure {confidence} %: right {accuracy} % of {count}</source>
      <translation>sicher zu {confidence} %: {accuracy} % von {count} richtig</translation>
    </message>
  </context>
  <context>
    <name>Camera</name>
    <message>
      <source>Close other programs that use it, and try again.</source>
      <translation>Schließen Sie andere Programme, die sie benutzen, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>Connect it, and try again.</source>
      <translation>Schließen Sie sie an, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>Connect one, and try again.</source>
      <translation>Schließen Sie eine an, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>ConvScope may not use the camera.</source>
      <translation>ConvScope darf die Kamera nicht benutzen.</translation>
    </message>
    <message>
      <source>Install it, and start ConvScope again: python -m pip install PySide6-Addons=={version}</source>
      <translation>Installieren Sie ihn, und starten Sie ConvScope neu: python -m pip install PySide6-Addons=={version}</translation>
    </message>
    <message>
      <source>Install what it asks for, and start ConvScope again.</source>
      <translation>Installieren Sie, was er verlangt, und starten Sie ConvScope neu.</translation>
    </message>
    <message>
      <source>Permit it in the settings of your system, and try again.</source>
      <translation>Erlauben Sie es in den Einstellungen Ihres Systems, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>The camera does not work: {reason}.</source>
      <translation>Die Kamera arbeitet nicht: {reason}.</translation>
    </message>
    <message>
      <source>The camera is no longer there.</source>
      <translation>Die Kamera ist nicht mehr da.</translation>
    </message>
    <message>
      <source>The camera needs a part of Qt that is not installed.</source>
      <translation>Für die Kamera fehlt ein Teil von Qt.</translation>
    </message>
    <message>
      <source>The part of Qt for cameras cannot be loaded: {reason}.</source>
      <translation>Der Teil von Qt für Kameras lässt sich nicht laden: {reason}.</translation>
    </message>
    <message>
      <source>There is no camera.</source>
      <translation>Es gibt keine Kamera.</translation>
    </message>
  </context>
  <context>
    <name>CameraParts</name>
    <message>
      <source>Picture from the camera</source>
      <translation>Bild von der Kamera</translation>
    </message>
    <message>
      <source>The picture becomes the input.</source>
      <translation>Das Bild wird zur Eingabe.</translation>
    </message>
    <message>
      <source>The picture goes into the selected class of “My classes”.</source>
      <translation>Das Bild kommt in die gewählte Klasse von „Eigene Klassen“.</translation>
    </message>
  </context>
  <context>
    <name>CameraWindow</name>
    <message>
      <source>&amp;Take the picture</source>
      <translation>Bild &amp;aufnehmen</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>Kamera</translation>
    </message>
    <message>
      <source>Pictures taken: {count}</source>
      <translation>Aufgenommene Bilder: {count}</translation>
    </message>
    <message>
      <source>Take a picture of what is seen now (Space or Enter)</source>
      <translation>Aufnehmen, was jetzt zu sehen ist (Leertaste oder Eingabetaste)</translation>
    </message>
    <message>
      <source>Turn the camera off (Esc)</source>
      <translation>Kamera ausschalten (Esc)</translation>
    </message>
  </context>
  <context>
    <name>CandidateList</name>
    <message>
      <source>Networks that these weights fit, the most likely first</source>
      <translation>Netze, zu denen diese Gewichte passen, das wahrscheinlichste zuerst</translation>
    </message>
    <message>
      <source>What fits</source>
      <translation>Was passt</translation>
    </message>
    <message>
      <source>{count} of the 10 sample digits right</source>
      <translation>{count} der 10 Beispielziffern richtig</translation>
    </message>
    <message>
      <source>{place} (as likely as others)</source>
      <translation>{place} (so wahrscheinlich wie andere)</translation>
    </message>
    <message>
      <source>{text} and {count} more</source>
      <translation>{text} und {count} weitere</translation>
    </message>
  </context>
  <context>
    <name>CellEntry</name>
    <message>
      <source>A number such as 0.25, −3 or 1/9. Enter goes on below, Tab to the right, Esc leaves it as it was.</source>
      <translation>Eine Zahl wie 0,25, −3 oder 1/9. Die Eingabetaste geht nach unten weiter, Tab nach rechts, Esc lässt sie, wie sie war.</translation>
    </message>
    <message>
      <source>Weight in row {row}, column {column}</source>
      <translation>Gewicht in Zeile {row}, Spalte {column}</translation>
    </message>
    <message>
      <source>“{text}” is not a weight. Type a number such as 0.25, −3 or 1/9, or press Esc.</source>
      <translation>„{text}“ ist kein Gewicht. Eine Zahl wie 0,25, −3 oder 1/9 eingeben oder Esc drücken.</translation>
    </message>
  </context>
  <context>
    <name>CellPanel</name>
    <message>
      <source>Change weight</source>
      <translation>Gewicht ändern</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>Vergleichen</translation>
    </message>
    <message>
      <source>Copy as LaTeX</source>
      <translation>Als LaTeX kopieren</translation>
    </message>
    <message>
      <source>Copy as text</source>
      <translation>Als Text kopieren</translation>
    </message>
    <message>
      <source>How this value is made</source>
      <translation>Wie dieser Wert entsteht</translation>
    </message>
    <message>
      <source>Point at a cell of any map to see how its value is made; click it to keep it here.</source>
      <translation>Auf eine Zelle einer beliebigen Karte zeigen, um zu sehen, wie ihr Wert entsteht; anklicken, um sie hier festzuhalten.</translation>
    </message>
    <message>
      <source>Rows, columns, maps and units are counted from 0, as in code: the first cell of a map is row 0, column 0.
The position is the cell's number in reading order: the first cell has position 1.</source>
      <translation>Zeilen, Spalten, Karten und Einheiten werden ab 0 gezählt, wie im Code: Die erste Zelle einer Karte ist Zeile 0, Spalte 0.
Die Position ist die Nummer der Zelle in Leserichtung: Die erste Zelle hat die Position 1.</translation>
    </message>
    <message>
      <source>TeX</source>
      <translation>TeX</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>The computation before the change</source>
      <translation>Die Rechnung von vor der Änderung</translation>
    </message>
    <message>
      <source>The size of {layer} is hidden: predict it first.</source>
      <translation>Die Größe von {layer} ist verborgen: zuerst vorhersagen.</translation>
    </message>
    <message>
      <source>The values of {layer} are hidden: predict them first.</source>
      <translation>Die Werte von {layer} sind verborgen: zuerst vorhersagen.</translation>
    </message>
    <message>
      <source>There are no maps yet.</source>
      <translation>Noch sind keine Karten da.</translation>
    </message>
    <message>
      <source>{layer} is not computed yet.</source>
      <translation>{layer} ist noch nicht berechnet.</translation>
    </message>
    <message>
      <source>{layer}, unit {unit}{name} — position {position} of {count}</source>
      <translation>{layer}, Einheit {unit}{name} — Position {position} von {count}</translation>
    </message>
    <message>
      <source>{layer}[{channel}], row {row}, column {column}</source>
      <translation>{layer}[{channel}], Zeile {row}, Spalte {column}</translation>
    </message>
    <message>
      <source>{layer}[{channel}], row {row}, column {column} — position {position} of {count}</source>
      <translation>{layer}[{channel}], Zeile {row}, Spalte {column} — Position {position} von {count}</translation>
    </message>
    <message>
      <source>{what}: the arithmetic of this value</source>
      <translation>{what}: die Rechnung zu diesem Wert</translation>
    </message>
  </context>
  <context>
    <name>CellRow</name>
    <message>
      <source>a gap between two cells</source>
      <translation>eine Lücke zwischen zwei Zellen</translation>
    </message>
    <message>
      <source>nothing: the window lies beside the map here</source>
      <translation>nichts: Das Fenster liegt hier neben der Karte</translation>
    </message>
    <message>
      <source>padding</source>
      <translation>Auffüllung</translation>
    </message>
  </context>
  <context>
    <name>CellViews</name>
    <message>
      <source>+ {bias} (bias)</source>
      <translation>+ {bias} (Bias)</translation>
    </message>
    <message>
      <source>A map that meets others here. Click a cell to go there.</source>
      <translation>Eine Karte, die hier auf andere trifft. Ein Klick auf eine Zelle führt dorthin.</translation>
    </message>
    <message>
      <source>Click a weight and type another one.</source>
      <translation>Ein Gewicht anklicken und ein anderes eintippen.</translation>
    </message>
    <message>
      <source>Contributions on the maps</source>
      <translation>Beiträge auf den Karten</translation>
    </message>
    <message>
      <source>Curve</source>
      <translation>Kurve</translation>
    </message>
    <message>
      <source>Every contribution where it comes from. Click a cell to go there.</source>
      <translation>Jeder Beitrag dort, wo er herkommt. Eine Zelle anklicken, um dorthin zu gehen.</translation>
    </message>
    <message>
      <source>First branch</source>
      <translation>Erster Zweig</translation>
    </message>
    <message>
      <source>Input map</source>
      <translation>Eingabekarte</translation>
    </message>
    <message>
      <source>Input patch</source>
      <translation>Eingabeausschnitt</translation>
    </message>
    <message>
      <source>Kernel</source>
      <translation>Kern</translation>
    </message>
    <message>
      <source>Largest numbers</source>
      <translation>Größte Zahlen</translation>
    </message>
    <message>
      <source>Output map</source>
      <translation>Ausgabekarte</translation>
    </message>
    <message>
      <source>Point at a bar to see where its number comes from; click to go there.</source>
      <translation>Auf einen Balken zeigen, um zu sehen, woher seine Zahl kommt; klicken, um dorthin zu gehen.</translation>
    </message>
    <message>
      <source>Point at a cell to move the window there; click to leave it there. Arrow keys move it, too.</source>
      <translation>Auf eine Zelle zeigen, um das Fenster dorthin zu verschieben; klicken, um es dort zu lassen. Auch die Pfeiltasten verschieben es.</translation>
    </message>
    <message>
      <source>Point at a cell to see every input that its weight is multiplied with.</source>
      <translation>Auf eine Zelle zeigen, um jede Eingabe zu sehen, mit der ihr Gewicht multipliziert wird.</translation>
    </message>
    <message>
      <source>Products</source>
      <translation>Produkte</translation>
    </message>
    <message>
      <source>Second branch</source>
      <translation>Zweiter Zweig</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>Schritte</translation>
    </message>
    <message>
      <source>Sum</source>
      <translation>Summe</translation>
    </message>
    <message>
      <source>The function of this layer, and where the cell is on it</source>
      <translation>Die Funktion dieser Schicht und wo die Zelle auf ihr liegt</translation>
    </message>
    <message>
      <source>The other pinned map</source>
      <translation>Die andere angeheftete Karte</translation>
    </message>
    <message>
      <source>What is added up, and what it comes to.
Click a channel to see its patch; the wheel and the arrow keys go through all of them.</source>
      <translation>Was addiert wird und was sich ergibt.
Einen Kanal anklicken, um seinen Ausschnitt zu sehen; das Mausrad und die Pfeiltasten gehen alle durch.</translation>
    </message>
    <message>
      <source>What is done to the number, step by step</source>
      <translation>Was mit der Zahl geschieht, Schritt für Schritt</translation>
    </message>
    <message>
      <source>blue</source>
      <translation>blau</translation>
    </message>
    <message>
      <source>branches, added up</source>
      <translation>Zweige, addiert</translation>
    </message>
    <message>
      <source>branches, multiplied</source>
      <translation>Zweige, multipliziert</translation>
    </message>
    <message>
      <source>cells of {layer} that it is part of</source>
      <translation>Zellen von {layer}, in die sie eingeht</translation>
    </message>
    <message>
      <source>channel {number}</source>
      <translation>Kanal {number}</translation>
    </message>
    <message>
      <source>exponentials of the scores</source>
      <translation>Exponentialwerte der Punktwerte</translation>
    </message>
    <message>
      <source>green</source>
      <translation>grün</translation>
    </message>
    <message>
      <source>handed on</source>
      <translation>weitergereicht</translation>
    </message>
    <message>
      <source>kernel</source>
      <translation>Kern</translation>
    </message>
    <message>
      <source>laid back on {layer}</source>
      <translation>auf {layer} zurückgelegt</translation>
    </message>
    <message>
      <source>largest contributions: value × weight</source>
      <translation>größte Beiträge: Wert × Gewicht</translation>
    </message>
    <message>
      <source>largest instead</source>
      <translation>stattdessen das Größte</translation>
    </message>
    <message>
      <source>mean instead</source>
      <translation>stattdessen der Mittelwert</translation>
    </message>
    <message>
      <source>of the numbers themselves</source>
      <translation>von den Zahlen selbst</translation>
    </message>
    <message>
      <source>own share of the sum</source>
      <translation>eigener Anteil an der Summe</translation>
    </message>
    <message>
      <source>patch of {map}</source>
      <translation>Ausschnitt von {map}</translation>
    </message>
    <message>
      <source>products</source>
      <translation>Produkte</translation>
    </message>
    <message>
      <source>red</source>
      <translation>rot</translation>
    </message>
    <message>
      <source>rounding {rest}</source>
      <translation>Rundung {rest}</translation>
    </message>
    <message>
      <source>row {row}, column {column}</source>
      <translation>Zeile {row}, Spalte {column}</translation>
    </message>
    <message>
      <source>step by step</source>
      <translation>Schritt für Schritt</translation>
    </message>
    <message>
      <source>sum</source>
      <translation>Summe</translation>
    </message>
    <message>
      <source>sum + bias</source>
      <translation>Summe + Bias</translation>
    </message>
    <message>
      <source>sum {sum}</source>
      <translation>Summe {sum}</translation>
    </message>
    <message>
      <source>the 1 bar</source>
      <translation>der 1 Balken</translation>
    </message>
    <message>
      <source>the curve at x</source>
      <translation>die Kurve bei x</translation>
    </message>
    <message>
      <source>the largest wins</source>
      <translation>der größte gewinnt</translation>
    </message>
    <message>
      <source>the largest would be</source>
      <translation>das Größte wäre</translation>
    </message>
    <message>
      <source>the mean</source>
      <translation>der Mittelwert</translation>
    </message>
    <message>
      <source>the mean would be</source>
      <translation>der Mittelwert wäre</translation>
    </message>
    <message>
      <source>the picture at this place</source>
      <translation>das Bild an dieser Stelle</translation>
    </message>
    <message>
      <source>the {count} bars</source>
      <translation>die {count} Balken</translation>
    </message>
    <message>
      <source>then {layer} →</source>
      <translation>dann {layer} →</translation>
    </message>
    <message>
      <source>value</source>
      <translation>Wert</translation>
    </message>
    <message>
      <source>where it lands</source>
      <translation>wo er landet</translation>
    </message>
    <message>
      <source>window on {map}</source>
      <translation>Fenster auf {map}</translation>
    </message>
    <message>
      <source>{count} more</source>
      <translation>{count} weitere</translation>
    </message>
    <message>
      <source>{layer} · 1 value</source>
      <translation>{layer} · 1 Wert</translation>
    </message>
    <message>
      <source>{layer} · {count} values</source>
      <translation>{layer} · {count} Werte</translation>
    </message>
    <message>
      <source>{name}, as the network reads it</source>
      <translation>{name}, wie das Netz es liest</translation>
    </message>
    <message>
      <source>{name}, in the picture</source>
      <translation>{name}, im Bild</translation>
    </message>
  </context>
  <context>
    <name>ChannelChoice</name>
    <message>
      <source>Channel</source>
      <translation>Kanal</translation>
    </message>
    <message>
      <source>Channel {channel}</source>
      <translation>Kanal {channel}</translation>
    </message>
    <message>
      <source>Show the kernel for channel {channel}</source>
      <translation>Den Kern für Kanal {channel} zeigen</translation>
    </message>
    <message>
      <source>Which of the channels that the filter reads is shown</source>
      <translation>Welcher der Kanäle, die der Filter liest, gezeigt wird</translation>
    </message>
  </context>
  <context>
    <name>ChoiceForm</name>
    <message>
      <source>It could read any size: a switch beside the picture lets each keep its own.</source>
      <translation>Es könnte jede Größe lesen: Ein Schalter neben dem Bild lässt jedem seine eigene.</translation>
    </message>
    <message>
      <source>The weights fit these sizes, too: {sizes}.</source>
      <translation>Die Gewichte passen auch zu diesen Größen: {sizes}.</translation>
    </message>
    <message>
      <source>{choice}: the weights do not say</source>
      <translation>{choice}: Die Gewichte sagen es nicht</translation>
    </message>
    <message>
      <source>{option} (does not fit)</source>
      <translation>{option} (passt nicht)</translation>
    </message>
  </context>
  <context>
    <name>ClassBars</name>
    <message>
      <source>Classes</source>
      <translation>Klassen</translation>
    </message>
  </context>
  <context>
    <name>ClassChip</name>
    <message>
      <source>Class: {hidden}</source>
      <translation>Klasse: {hidden}</translation>
    </message>
    <message>
      <source>Click to see all classes</source>
      <translation>Klicken, um alle Klassen zu sehen</translation>
    </message>
    <message>
      <source>The class is hidden: predict it first.</source>
      <translation>Die Klasse ist verborgen: erst vorhersagen.</translation>
    </message>
    <message>
      <source>The strongest class is {name}, with {value}.</source>
      <translation>Die stärkste Klasse ist {name} mit {value}.</translation>
    </message>
  </context>
  <context>
    <name>ClassDialog</name>
    <message>
      <source>&amp;From a text file…</source>
      <translation>Aus einer &amp;Textdatei…</translation>
    </message>
    <message>
      <source>Class names</source>
      <translation>Klassennamen</translation>
    </message>
    <message>
      <source>Classes of the network: {count}. Names here: {found}.</source>
      <translation>Klassen des Netzes: {count}. Namen hier: {found}.</translation>
    </message>
    <message>
      <source>Line {line} has no name that can be read.</source>
      <translation>In Zeile {line} steht kein lesbarer Name.</translation>
    </message>
    <message>
      <source>One name a line, in the order of the classes:</source>
      <translation>Ein Name je Zeile, in der Reihenfolge der Klassen:</translation>
    </message>
    <message>
      <source>Read the names from a text file that has one in each line</source>
      <translation>Die Namen aus einer Textdatei lesen, die einen je Zeile enthält</translation>
    </message>
    <message>
      <source>Text files (*.txt *.csv *.names);;All files (*)</source>
      <translation>Textdateien (*.txt *.csv *.names);;Alle Dateien (*)</translation>
    </message>
    <message>
      <source>The names in the order of the classes, one a line</source>
      <translation>Die Namen in der Reihenfolge der Klassen, einer je Zeile</translation>
    </message>
    <message>
      <source>What is missing</source>
      <translation>Was fehlt</translation>
    </message>
  </context>
  <context>
    <name>ColourBar</name>
    <message>
      <source>Colour scale</source>
      <translation>Farbskala</translation>
    </message>
    <message>
      <source>Colours from {low} to {high}</source>
      <translation>Farben von {low} bis {high}</translation>
    </message>
    <message>
      <source>Colours from {low} to {high}; what is negative is hatched</source>
      <translation>Farben von {low} bis {high}; Negatives ist schraffiert</translation>
    </message>
  </context>
  <context>
    <name>ColourTray</name>
    <message>
      <source>Colours of the pen</source>
      <translation>Farben des Stifts</translation>
    </message>
    <message>
      <source>{colour} (D takes the next colour)</source>
      <translation>{colour} (D nimmt die nächste Farbe)</translation>
    </message>
  </context>
  <context>
    <name>ComparePage</name>
    <message>
      <source>Beat the network</source>
      <translation>Das Netz schlagen</translation>
    </message>
    <message>
      <source>Overfitting</source>
      <translation>Überanpassung</translation>
    </message>
    <message>
      <source>Trainings compared</source>
      <translation>Trainings im Vergleich</translation>
    </message>
    <message>
      <source>Why convolution</source>
      <translation>Warum Faltung</translation>
    </message>
  </context>
  <context>
    <name>Comparison</name>
    <message>
      <source>End it at once</source>
      <translation>Sofort beenden</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <source>The network does not end in one number for each class of the data: see the panel Training.</source>
      <translation>Das Netz endet nicht in einer Zahl für jede Klasse der Daten: siehe das Panel Training.</translation>
    </message>
  </context>
  <context>
    <name>ConfusionView</name>
    <message>
      <source>{count} classes; arrows go from entry to entry, Esc leaves them</source>
      <translation>{count} Klassen; Pfeiltasten gehen von Eintrag zu Eintrag, Esc verlässt sie</translation>
    </message>
    <message>
      <source>{name}, taken for {answer}: {count} of {total}, {share} %</source>
      <translation>{name}, gehalten für {answer}: {count} von {total}, {share} %</translation>
    </message>
    <message>
      <source>{name}: no images</source>
      <translation>{name}: keine Bilder</translation>
    </message>
    <message>
      <source>{name}: {count} of {total} named right, {share} %</source>
      <translation>{name}: {count} von {total} richtig genannt, {share} %</translation>
    </message>
  </context>
  <context>
    <name>ConnectionCommands</name>
    <message>
      <source>A new layer after {target} joins it with {source}</source>
      <translation>Eine neue Schicht nach {target} verbindet sie mit {source}</translation>
    </message>
    <message>
      <source>Add a skip connection</source>
      <translation>Skip-Verbindung hinzufügen</translation>
    </message>
    <message>
      <source>Add {kind}</source>
      <translation>{kind} hinzufügen</translation>
    </message>
    <message>
      <source>Add {source}, which {first} reads, to the output of {last}</source>
      <translation>{source}, was {first} liest, zur Ausgabe von {last} addieren</translation>
    </message>
    <message>
      <source>After {source}</source>
      <translation>Nach {source}</translation>
    </message>
    <message>
      <source>An earlier layer to {layer}</source>
      <translation>Von einer früheren Schicht bis {layer}</translation>
    </message>
    <message>
      <source>Connect {source} with {target}</source>
      <translation>{source} mit {target} verbinden</translation>
    </message>
    <message>
      <source>Disconnect {source} from {target}</source>
      <translation>{source} von {target} trennen</translation>
    </message>
    <message>
      <source>Join {source} with {target}</source>
      <translation>{source} und {target} zusammenführen</translation>
    </message>
    <message>
      <source>Let {target} read {source}</source>
      <translation>{target} soll {source} lesen</translation>
    </message>
    <message>
      <source>Nothing fits here</source>
      <translation>Hier passt nichts</translation>
    </message>
    <message>
      <source>Skip connection around</source>
      <translation>Skip-Verbindung um</translation>
    </message>
    <message>
      <source>{first} to {last}</source>
      <translation>{first} bis {last}</translation>
    </message>
    <message>
      <source>{kind} with</source>
      <translation>{kind} mit</translation>
    </message>
    <message>
      <source>{layer} reads also</source>
      <translation>{layer} liest außerdem</translation>
    </message>
    <message>
      <source>{layer} reads instead</source>
      <translation>{layer} liest stattdessen</translation>
    </message>
    <message>
      <source>{layer} to a later layer</source>
      <translation>Von {layer} bis zu einer späteren Schicht</translation>
    </message>
    <message>
      <source>{target} no longer reads {source}</source>
      <translation>{target} liest {source} nicht mehr</translation>
    </message>
  </context>
  <context>
    <name>ConnectionList</name>
    <message>
      <source>Disconnect {source}</source>
      <translation>{source} trennen</translation>
    </message>
    <message>
      <source>Go to {layer}</source>
      <translation>Zu {layer} gehen</translation>
    </message>
    <message>
      <source>Select this layer</source>
      <translation>Diese Schicht auswählen</translation>
    </message>
    <message>
      <source>What it reads</source>
      <translation>Was sie liest</translation>
    </message>
    <message>
      <source>reads</source>
      <translation>liest</translation>
    </message>
    <message>
      <source>{layer} no longer reads {source}</source>
      <translation>{layer} liest {source} nicht mehr</translation>
    </message>
  </context>
  <context>
    <name>CurveView</name>
    <message>
      <source>{curve}: at {x} it is {y}</source>
      <translation>{curve}: bei {x} ist sie {y}</translation>
    </message>
  </context>
  <context>
    <name>DataPanel</name>
    <message>
      <source>All classes ({count})</source>
      <translation>Alle Klassen ({count})</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>Klasse</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>Daten</translation>
    </message>
    <message>
      <source>Images of the data set</source>
      <translation>Bilder des Datensatzes</translation>
    </message>
    <message>
      <source>Part</source>
      <translation>Teil</translation>
    </message>
    <message>
      <source>Preparing the images …</source>
      <translation>Die Bilder werden vorbereitet …</translation>
    </message>
    <message>
      <source>Show the images of all classes, or of one</source>
      <translation>Die Bilder aller Klassen zeigen oder die von einer</translation>
    </message>
    <message>
      <source>The images that the network learns from, or those to test with</source>
      <translation>Die Bilder, aus denen das Netz lernt, oder die zum Testen</translation>
    </message>
    <message>
      <source>This network does not have the classes of the data</source>
      <translation>Dieses Netz hat nicht die Klassen der Daten</translation>
    </message>
    <message>
      <source>To learn from</source>
      <translation>Zum Lernen</translation>
    </message>
    <message>
      <source>To test with</source>
      <translation>Zum Testen</translation>
    </message>
    <message>
      <source>{right} of {count} in sight are named rightly</source>
      <translation>{right} von {count} sichtbaren sind richtig erkannt</translation>
    </message>
  </context>
  <context>
    <name>DataWall</name>
    <message>
      <source>Asking the network</source>
      <translation>Das Netz wird gefragt</translation>
    </message>
    <message>
      <source>Picture of the data</source>
      <translation>Bild aus den Daten</translation>
    </message>
    <message>
      <source>{name}, number {number}</source>
      <translation>{name}, Nummer {number}</translation>
    </message>
    <message>
      <source>{name}, number {number}: the network names it rightly, {share} %</source>
      <translation>{name}, Nummer {number}: Das Netz erkennt es richtig, {share} %</translation>
    </message>
    <message>
      <source>{name}, number {number}: the network takes it for {answer}, {share} %</source>
      <translation>{name}, Nummer {number}: Das Netz hält es für {answer}, {share} %</translation>
    </message>
  </context>
  <context>
    <name>DeferredParts</name>
    <message>
      <source>Looking for devices</source>
      <translation>Geräte werden gesucht</translation>
    </message>
    <message>
      <source>Preparing the large map</source>
      <translation>Die große Karte wird vorbereitet</translation>
    </message>
  </context>
  <context>
    <name>Desk</name>
    <message>
      <source>Keep scaled channels</source>
      <translation>Skalierte Kanäle übernehmen</translation>
    </message>
  </context>
  <context>
    <name>DrawPad</name>
    <message>
      <source>Draw with the left button, erase with the right one. Arrow keys move the cursor, Space draws one dab of the brush.</source>
      <translation>Mit der linken Taste zeichnen, mit der rechten radieren. Die Pfeiltasten bewegen den Cursor, die Leertaste setzt einen Pinseltupfer.</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>Point at a pixel for its value; arrow keys go from pixel to pixel.</source>
      <translation>Auf ein Pixel zeigen, um seinen Wert zu sehen; die Pfeiltasten gehen von Pixel zu Pixel.</translation>
    </message>
    <message>
      <source>row {row}, column {column}: {values}</source>
      <translation>Zeile {row}, Spalte {column}: {values}</translation>
    </message>
    <message>
      <source>{width} × {height} pixels</source>
      <translation>{width} × {height} Pixel</translation>
    </message>
  </context>
  <context>
    <name>DrawTools</name>
    <message>
      <source>Blue</source>
      <translation>Blau</translation>
    </message>
    <message>
      <source>Brush</source>
      <translation>Pinsel</translation>
    </message>
    <message>
      <source>Brush size</source>
      <translation>Pinselgröße</translation>
    </message>
    <message>
      <source>Brush value</source>
      <translation>Pinselwert</translation>
    </message>
    <message>
      <source>Choose any other colour to draw in</source>
      <translation>Eine beliebige andere Farbe zum Zeichnen wählen</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Leeren</translation>
    </message>
    <message>
      <source>Draw in this colour: {name}</source>
      <translation>In dieser Farbe zeichnen: {name}</translation>
    </message>
    <message>
      <source>Eraser</source>
      <translation>Radierer</translation>
    </message>
    <message>
      <source>Green</source>
      <translation>Grün</translation>
    </message>
    <message>
      <source>How thick the brush is, in pixels of the picture</source>
      <translation>Wie dick der Pinsel ist, in Pixeln des Bildes</translation>
    </message>
    <message>
      <source>Other colour</source>
      <translation>Andere Farbe</translation>
    </message>
    <message>
      <source>Red</source>
      <translation>Rot</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Wert</translation>
    </message>
    <message>
      <source>What the brush leaves: 0 is black, 1 is white</source>
      <translation>Was der Pinsel hinterlässt: 0 ist Schwarz, 1 ist Weiß</translation>
    </message>
    <message>
      <source>White</source>
      <translation>Weiß</translation>
    </message>
    <message>
      <source>Yellow</source>
      <translation>Gelb</translation>
    </message>
    <message>
      <source>{size} px</source>
      <translation>{size} px</translation>
    </message>
  </context>
  <context>
    <name>Files</name>
    <message>
      <source>All ConvScope can open ({patterns})</source>
      <translation>Alles, was ConvScope öffnen kann ({patterns})</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>Alle Dateien (*)</translation>
    </message>
    <message>
      <source>Export PyTorch code</source>
      <translation>PyTorch-Code exportieren</translation>
    </message>
    <message>
      <source>Export picture</source>
      <translation>Bild exportieren</translation>
    </message>
    <message>
      <source>Exported {file}</source>
      <translation>{file} exportiert</translation>
    </message>
    <message>
      <source>Networks ({patterns})</source>
      <translation>Netze ({patterns})</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>Pictures ({patterns})</source>
      <translation>Bilder ({patterns})</translation>
    </message>
    <message>
      <source>Projects ({patterns})</source>
      <translation>Projekte ({patterns})</translation>
    </message>
    <message>
      <source>Python ({patterns})</source>
      <translation>Python ({patterns})</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <source>Saved as {file}</source>
      <translation>Gespeichert als {file}</translation>
    </message>
    <message>
      <source>Saving {file}</source>
      <translation>{file} wird gespeichert</translation>
    </message>
    <message>
      <source>Unsaved work</source>
      <translation>Nicht gespeicherte Arbeit</translation>
    </message>
    <message>
      <source>Untitled</source>
      <translation>Unbenannt</translation>
    </message>
    <message>
      <source>Writing {file}</source>
      <translation>{file} wird geschrieben</translation>
    </message>
    <message>
      <source>network</source>
      <translation>Netz</translation>
    </message>
    <message>
      <source>“{file}” is there already. Replace it?</source>
      <translation>„{file}“ gibt es schon. Ersetzen?</translation>
    </message>
    <message>
      <source>“{name}” has changes that are not saved. Save them?</source>
      <translation>„{name}“ enthält Änderungen, die nicht gespeichert sind. Speichern?</translation>
    </message>
  </context>
  <context>
    <name>FilterDepthView</name>
    <message>
      <source> and </source>
      <translation> und </translation>
    </message>
    <message>
      <source>1 channel muted</source>
      <translation>1 Kanal stumm</translation>
    </message>
    <message>
      <source>A size is hidden that the maps would give away: predict it first.</source>
      <translation>Eine Größe ist verborgen, die die Karten verraten würden: zuerst vorhersagen.</translation>
    </message>
    <message>
      <source>Back to normal (0)</source>
      <translation>Zurück zum Normalzustand (0)</translation>
    </message>
    <message>
      <source>Change weight</source>
      <translation>Gewicht ändern</translation>
    </message>
    <message>
      <source>Click a cell and type its weight, or drag it up or down; after a click the wheel steps it.
Shift steps ten times as far, Ctrl a tenth.</source>
      <translation>Eine Zelle anklicken und ihr Gewicht eintippen oder sie nach oben oder unten ziehen; nach einem Klick ändert das Mausrad es schrittweise.
Mit Umschalt sind die Schritte zehnmal so groß, mit Strg ein Zehntel so groß.</translation>
    </message>
    <message>
      <source>Drag, or turn the wheel: how much of this channel is added (+ and −)</source>
      <translation>Ziehen oder das Mausrad drehen: wie viel von diesem Kanal addiert wird (+ und −)</translation>
    </message>
    <message>
      <source>Esc goes back to the network.</source>
      <translation>Esc führt zurück zum Netz.</translation>
    </message>
    <message>
      <source>Filter depth</source>
      <translation>Filtertiefe</translation>
    </message>
    <message>
      <source>How much of the sum of all absolute partial results this channel makes up</source>
      <translation>Wie viel dieser Kanal zur Summe der Beträge aller Teilergebnisse beiträgt</translation>
    </message>
    <message>
      <source>Keep in the weights</source>
      <translation>In die Gewichte übernehmen</translation>
    </message>
    <message>
      <source>Let only this channel be heard, or all again (S)</source>
      <translation>Nur diesen Kanal wirken lassen oder wieder alle (S)</translation>
    </message>
    <message>
      <source>List the channels in their order (O)</source>
      <translation>Die Kanäle in ihrer Reihenfolge auflisten (O)</translation>
    </message>
    <message>
      <source>List the channels that add most first (O)</source>
      <translation>Die Kanäle mit dem größten Beitrag zuerst auflisten (O)</translation>
    </message>
    <message>
      <source>Look at the network as it is (0)</source>
      <translation>Das Netz so betrachten, wie es ist (0)</translation>
    </message>
    <message>
      <source>Looking at it with {what}. The weights are unchanged.</source>
      <translation>Ansicht mit Änderungen: {what}. Die Gewichte sind unverändert.</translation>
    </message>
    <message>
      <source>M mutes · S solos · + − scale · 0 back to normal · O order · drag a kernel cell to change it</source>
      <translation>M stumm · S Solo · + − skalieren · 0 zurück zu normal · O Reihenfolge · eine Kernzelle ziehen, um sie zu ändern</translation>
    </message>
    <message>
      <source>Multiply the weights by what they are looked at with; Undo takes it back</source>
      <translation>Die Gewichte mit den Faktoren der Ansicht multiplizieren; Rückgängig nimmt es zurück</translation>
    </message>
    <message>
      <source>Mute this channel, or let it be heard again (M)</source>
      <translation>Diesen Kanal stumm schalten oder wieder wirken lassen (M)</translation>
    </message>
    <message>
      <source>The maps before the change</source>
      <translation>Die Karten von vor der Änderung</translation>
    </message>
    <message>
      <source>The partial results are being computed.</source>
      <translation>Die Teilergebnisse werden berechnet.</translation>
    </message>
    <message>
      <source>after {layer}</source>
      <translation>nach {layer}</translation>
    </message>
    <message>
      <source>bias {number}</source>
      <translation>Bias {number}</translation>
    </message>
    <message>
      <source>blue</source>
      <translation>blau</translation>
    </message>
    <message>
      <source>by channel</source>
      <translation>nach Kanal</translation>
    </message>
    <message>
      <source>by share</source>
      <translation>nach Anteil</translation>
    </message>
    <message>
      <source>ch {number}</source>
      <translation>Kan. {number}</translation>
    </message>
    <message>
      <source>channel {name}: share {share}, {gain}</source>
      <translation>{name}: Anteil {share}, {gain}</translation>
    </message>
    <message>
      <source>classes</source>
      <translation>Klassen</translation>
    </message>
    <message>
      <source>green</source>
      <translation>grün</translation>
    </message>
    <message>
      <source>grey</source>
      <translation>grau</translation>
    </message>
    <message>
      <source>input</source>
      <translation>Eingabe</translation>
    </message>
    <message>
      <source>input map</source>
      <translation>Eingabekarte</translation>
    </message>
    <message>
      <source>kernel</source>
      <translation>Kern</translation>
    </message>
    <message>
      <source>kernel {shape} + bias = {count} weights</source>
      <translation>Kern {shape} + Bias = {count} Gewichte</translation>
    </message>
    <message>
      <source>kernel {shape} = 1 weight</source>
      <translation>Kern {shape} = 1 Gewicht</translation>
    </message>
    <message>
      <source>kernel {shape} = {count} weights</source>
      <translation>Kern {shape} = {count} Gewichte</translation>
    </message>
    <message>
      <source>looked at as {value} ({gain})</source>
      <translation>betrachtet als {value} ({gain})</translation>
    </message>
    <message>
      <source>muted</source>
      <translation>stumm</translation>
    </message>
    <message>
      <source>no bias</source>
      <translation>kein Bias</translation>
    </message>
    <message>
      <source>part of 1 cell of the result</source>
      <translation>Teil von 1 Zelle des Ergebnisses</translation>
    </message>
    <message>
      <source>part of {count} cells of the result</source>
      <translation>Teil von {count} Zellen des Ergebnisses</translation>
    </message>
    <message>
      <source>partial</source>
      <translation>Teil</translation>
    </message>
    <message>
      <source>partial result</source>
      <translation>Teilergebnis</translation>
    </message>
    <message>
      <source>partial results</source>
      <translation>Teilergebnisse</translation>
    </message>
    <message>
      <source>red</source>
      <translation>rot</translation>
    </message>
    <message>
      <source>row {row}, column {column}</source>
      <translation>Zeile {row}, Spalte {column}</translation>
    </message>
    <message>
      <source>share</source>
      <translation>Anteil</translation>
    </message>
    <message>
      <source>share of |sum|</source>
      <translation>Anteil an |Summe|</translation>
    </message>
    <message>
      <source>silent, another channel is solo</source>
      <translation>still, ein anderer Kanal ist solo</translation>
    </message>
    <message>
      <source>solo, {gain}</source>
      <translation>solo, {gain}</translation>
    </message>
    <message>
      <source>sum</source>
      <translation>Summe</translation>
    </message>
    <message>
      <source>sum + bias</source>
      <translation>Summe + Bias</translation>
    </message>
    <message>
      <source>the sum of all channels</source>
      <translation>die Summe aller Kanäle</translation>
    </message>
    <message>
      <source>the sum of all channels and the bias {bias}</source>
      <translation>die Summe aller Kanäle und der Bias {bias}</translation>
    </message>
    <message>
      <source>weight of {name} at row {row}, column {column} = {value}</source>
      <translation>Gewicht von {name} in Zeile {row}, Spalte {column} = {value}</translation>
    </message>
    <message>
      <source>weights</source>
      <translation>Gewichte</translation>
    </message>
    <message>
      <source>{count} channels muted</source>
      <translation>{count} Kanäle stumm</translation>
    </message>
    <message>
      <source>{count} scaled</source>
      <translation>{count} skaliert</translation>
    </message>
    <message>
      <source>{layer} · filter {channel} — one slice per input channel, then the sum</source>
      <translation>{layer} · Filter {channel} — eine Scheibe je Eingabekanal, dann die Summe</translation>
    </message>
    <message>
      <source>{map} taken apart</source>
      <translation>{map}, zerlegt</translation>
    </message>
    <message>
      <source>{name} adds {part} of {value} at {place}</source>
      <translation>{name} trägt {part} zu {value} bei ({place})</translation>
    </message>
    <message>
      <source>← → next filter · ↑ ↓ channel · Enter opens one cell’s arithmetic · Esc back</source>
      <translation>← → nächster Filter · ↑ ↓ Kanal · Eingabetaste öffnet die Rechnung einer Zelle · Esc zurück</translation>
    </message>
  </context>
  <context>
    <name>FilterPanel</name>
    <message>
      <source>1 weight</source>
      <translation>1 Gewicht</translation>
    </message>
    <message>
      <source>1 weight, for the only number that it reads.</source>
      <translation>1 Gewicht, für die einzige gelesene Zahl.</translation>
    </message>
    <message>
      <source>Change weight</source>
      <translation>Gewicht ändern</translation>
    </message>
    <message>
      <source>Change {name}</source>
      <translation>{name} ändern</translation>
    </message>
    <message>
      <source>Channel </source>
      <translation>Kanal </translation>
    </message>
    <message>
      <source>Every cell times its weight, added up, plus the bias.</source>
      <translation>Jede Zelle mal ihr Gewicht, addiert, plus den Bias.</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Filter</translation>
    </message>
    <message>
      <source>Go to {layer}</source>
      <translation>Zu {layer} gehen</translation>
    </message>
    <message>
      <source>It has no weights yet. {problem}</source>
      <translation>Noch keine Gewichte. {problem}</translation>
    </message>
    <message>
      <source>It only lines cells up: there is nothing to edit. Select the layer before or after it.</source>
      <translation>Die Schicht reiht nur Zellen auf: Es gibt nichts zu bearbeiten. Die Schicht davor oder danach auswählen.</translation>
    </message>
    <message>
      <source>It scales and shifts map {channel} with these numbers.</source>
      <translation>Die Schicht skaliert und verschiebt Karte {channel} mit diesen Zahlen.</translation>
    </message>
    <message>
      <source>Map </source>
      <translation>Karte </translation>
    </message>
    <message>
      <source>Page </source>
      <translation>Seite </translation>
    </message>
    <message>
      <source>Preset: {name}</source>
      <translation>Vorlage: {name}</translation>
    </message>
    <message>
      <source>Select the first layer whose weights can be edited</source>
      <translation>Die erste Schicht auswählen, deren Gewichte sich bearbeiten lassen</translation>
    </message>
    <message>
      <source>The input has no weights. Select a map of a convolution to see and edit its filter.</source>
      <translation>Die Eingabe hat keine Gewichte. Eine Karte einer Faltung auswählen, um ihren Filter zu sehen und zu bearbeiten.</translation>
    </message>
    <message>
      <source>The score of “{name}”: every cell times its weight, added up, plus the bias.</source>
      <translation>Der Punktwert von „{name}“: jede Zelle mal ihr Gewicht, addiert, plus den Bias.</translation>
    </message>
    <message>
      <source>There is no bias: it is off in the layer.</source>
      <translation>Es gibt keinen Bias: Er ist in der Schicht ausgeschaltet.</translation>
    </message>
    <message>
      <source>True convolution: shown as it is laid on the input, turned by 180°.</source>
      <translation>Echte Faltung: gezeigt, wie der Kern auf der Eingabe liegt, um 180° gedreht.</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>Einheit</translation>
    </message>
    <message>
      <source>blue</source>
      <translation>blau</translation>
    </message>
    <message>
      <source>custom</source>
      <translation>eigener</translation>
    </message>
    <message>
      <source>green</source>
      <translation>grün</translation>
    </message>
    <message>
      <source>grey</source>
      <translation>grau</translation>
    </message>
    <message>
      <source>learned or random</source>
      <translation>gelernt oder zufällig</translation>
    </message>
    <message>
      <source>red</source>
      <translation>rot</translation>
    </message>
    <message>
      <source>{count} weights</source>
      <translation>{count} Gewichte</translation>
    </message>
    <message>
      <source>{count} weights, one for each number that it reads.</source>
      <translation>{count} Gewichte, eines für jede gelesene Zahl.</translation>
    </message>
    <message>
      <source>{layer} has no weights, and no filter leads to it. Select a map of a convolution to edit one.</source>
      <translation>{layer} hat keine Gewichte, und kein Filter führt dorthin. Eine Karte einer Faltung auswählen, um einen zu bearbeiten.</translation>
    </message>
    <message>
      <source>{selected} has no weights of its own: these are those of {layer} before it.</source>
      <translation>{selected} hat keine eigenen Gewichte: Dies sind die von {layer} davor.</translation>
    </message>
    <message>
      <source>{selected} has no weights of its own: this is the filter of {layer} before it.</source>
      <translation>{selected} hat keine eigenen Gewichte: Dies ist der Filter von {layer} davor.</translation>
    </message>
    <message>
      <source>{weights}, laid back on the map of {size} that was flattened.</source>
      <translation>{weights}, zurückgelegt auf die Karte von {size}, die in eine Reihe gelegt wurde.</translation>
    </message>
    <message>
      <source>{weights}, laid back on the {count} maps of {size} that were flattened.</source>
      <translation>{weights}, zurückgelegt auf die {count} Karten von {size}, die in eine Reihe gelegt wurden.</translation>
    </message>
  </context>
  <context>
    <name>FirstParts</name>
    <message>
      <source>As fully connected layer</source>
      <translation>Vollständig verbunden</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>Daten</translation>
    </message>
    <message>
      <source>Feature map</source>
      <translation>Merkmalskarte</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Filter</translation>
    </message>
    <message>
      <source>History</source>
      <translation>Verlauf</translation>
    </message>
    <message>
      <source>How this value is made</source>
      <translation>Wie dieser Wert entsteht</translation>
    </message>
    <message>
      <source>Input</source>
      <translation>Eingabe</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>Schicht</translation>
    </message>
    <message>
      <source>Learning</source>
      <translation>Lernen</translation>
    </message>
    <message>
      <source>Results</source>
      <translation>Ergebnisse</translation>
    </message>
    <message>
      <source>Scenes</source>
      <translation>Szenen</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>Why?</source>
      <translation>Warum?</translation>
    </message>
    <message>
      <source>{name}[*] — ConvScope</source>
      <translation>{name}[*] — ConvScope</translation>
    </message>
  </context>
  <context>
    <name>FootStrip</name>
    <message>
      <source>Progress</source>
      <translation>Fortschritt</translation>
    </message>
    <message>
      <source>step {number} of {count}</source>
      <translation>Schritt {number} von {count}</translation>
    </message>
  </context>
  <context>
    <name>Foresight</name>
    <message>
      <source>1 weight of {layers} would be lost; Undo alone brings it back.</source>
      <translation>1 Gewicht von {layers} ginge verloren; nur Rückgängig bringt es zurück.</translation>
    </message>
    <message>
      <source>1 weight of {layers} would be put aside, to come back as soon as it fits again.</source>
      <translation>1 Gewicht von {layers} würde aufgehoben und käme zurück, sobald es wieder passt.</translation>
    </message>
    <message>
      <source>What this would cost</source>
      <translation>Was das kosten würde</translation>
    </message>
    <message>
      <source>{count} weights of {layers} would be lost; Undo alone brings them back.</source>
      <translation>{count} Gewichte von {layers} gingen verloren; nur Rückgängig bringt sie zurück.</translation>
    </message>
    <message>
      <source>{count} weights of {layers} would be put aside, to come back as soon as they fit again.</source>
      <translation>{count} Gewichte von {layers} würden aufgehoben und kämen zurück, sobald sie wieder passen.</translation>
    </message>
  </context>
  <context>
    <name>GridTools</name>
    <message>
      <source>Both mirrors</source>
      <translation>Beide Spiegelungen</translation>
    </message>
    <message>
      <source>Left = right</source>
      <translation>Links = rechts</translation>
    </message>
    <message>
      <source>No symmetry</source>
      <translation>Keine Symmetrie</translation>
    </message>
    <message>
      <source>Quarter turns</source>
      <translation>Vierteldrehungen</translation>
    </message>
    <message>
      <source>Symmetry</source>
      <translation>Symmetrie</translation>
    </message>
    <message>
      <source>The value that painting puts into a cell; the right mouse button paints 0</source>
      <translation>Der Wert, den das Malen in eine Zelle setzt; die rechte Maustaste malt 0</translation>
    </message>
    <message>
      <source>Top = bottom</source>
      <translation>Oben = unten</translation>
    </message>
    <message>
      <source>Value to paint</source>
      <translation>Malwert</translation>
    </message>
  </context>
  <context>
    <name>GuideWindow</name>
    <message>
      <source>Alt+Left goes back to the page before</source>
      <translation>Alt+Links geht zurück zur Seite davor</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Chapters</source>
      <translation>Kapitel</translation>
    </message>
    <message>
      <source>Choose a chapter</source>
      <translation>Ein Kapitel wählen</translation>
    </message>
    <message>
      <source>Forward</source>
      <translation>Vor</translation>
    </message>
    <message>
      <source>Nothing found. Try another word, or part of one.</source>
      <translation>Nichts gefunden. Versuchen Sie ein anderes Wort oder einen Teil davon.</translation>
    </message>
    <message>
      <source>Page</source>
      <translation>Seite</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Suchen</translation>
    </message>
    <message>
      <source>The guide lies in the folder docs of ConvScope, which is not here.</source>
      <translation>Das Handbuch liegt im Ordner docs von ConvScope, und der fehlt hier.</translation>
    </message>
    <message>
      <source>The page after (Alt+Right)</source>
      <translation>Die Seite danach (Alt+Rechts)</translation>
    </message>
    <message>
      <source>The page before (Alt+Left)</source>
      <translation>Die Seite davor (Alt+Links)</translation>
    </message>
    <message>
      <source>This guide is in English, and so are the names of the menus in it.</source>
      <translation>Dieses Handbuch ist auf Englisch, und die Menüs heißen darin wie im englischen Programm.</translation>
    </message>
    <message>
      <source>User guide</source>
      <translation>Handbuch</translation>
    </message>
    <message>
      <source>User guide — ConvScope</source>
      <translation>Handbuch — ConvScope</translation>
    </message>
    <message>
      <source>Words to look for (Ctrl+F); Enter goes to the next place</source>
      <translation>Gesuchte Wörter (Strg+F); die Eingabetaste geht zur nächsten Stelle</translation>
    </message>
  </context>
  <context>
    <name>HistogramView</name>
    <message>
      <source>Histogram</source>
      <translation>Histogramm</translation>
    </message>
    <message>
      <source>How often which value occurs. Point at a bar, or walk with ← and →.</source>
      <translation>Wie oft welcher Wert vorkommt. Auf einen Balken zeigen oder mit ← und → durchgehen.</translation>
    </message>
    <message>
      <source>all cells are {value}</source>
      <translation>alle Zellen sind {value}</translation>
    </message>
    <message>
      <source>from {low} to {high}</source>
      <translation>von {low} bis {high}</translation>
    </message>
    <message>
      <source>no cell is a number</source>
      <translation>keine Zelle ist eine Zahl</translation>
    </message>
    <message>
      <source>no cells</source>
      <translation>keine Zellen</translation>
    </message>
    <message>
      <source>{count} not a number</source>
      <translation>{count} sind keine Zahl</translation>
    </message>
    <message>
      <source>{first} … {last}: 1 cell</source>
      <translation>{first} … {last}: 1 Zelle</translation>
    </message>
    <message>
      <source>{first} … {last}: about 1 cell</source>
      <translation>{first} … {last}: etwa 1 Zelle</translation>
    </message>
    <message>
      <source>{first} … {last}: about {count} cells</source>
      <translation>{first} … {last}: etwa {count} Zellen</translation>
    </message>
    <message>
      <source>{first} … {last}: {count} cells</source>
      <translation>{first} … {last}: {count} Zellen</translation>
    </message>
  </context>
  <context>
    <name>HistoryPanel</name>
    <message>
      <source>Choose a step to go back or forward to it</source>
      <translation>Einen Schritt wählen, um zu ihm zurück- oder vorzugehen</translation>
    </message>
    <message>
      <source>Earlier steps were let go to save memory</source>
      <translation>Frühere Schritte wurden aufgegeben, um Speicher zu sparen</translation>
    </message>
    <message>
      <source>History</source>
      <translation>Verlauf</translation>
    </message>
    <message>
      <source>Opened</source>
      <translation>Geöffnet</translation>
    </message>
  </context>
  <context>
    <name>ImportForm</name>
    <message>
      <source>Network</source>
      <translation>Netz</translation>
    </message>
    <message>
      <source>Open nothing (Esc)</source>
      <translation>Nichts öffnen (Esc)</translation>
    </message>
    <message>
      <source>Open the network with these choices (Enter)</source>
      <translation>Das Netz mit dieser Wahl öffnen (Eingabetaste)</translation>
    </message>
    <message>
      <source>Open {file}</source>
      <translation>{file} öffnen</translation>
    </message>
    <message>
      <source>The file holds several networks: choose one</source>
      <translation>Die Datei enthält mehrere Netze: Wählen Sie eines</translation>
    </message>
    <message>
      <source>Trying {file}</source>
      <translation>{file} wird ausprobiert</translation>
    </message>
    <message>
      <source>What fits</source>
      <translation>Was passt</translation>
    </message>
    <message>
      <source>What the file does not say</source>
      <translation>Was die Datei nicht sagt</translation>
    </message>
    <message>
      <source>With these choices it cannot run: choose what fits</source>
      <translation>Mit dieser Wahl kann es nicht rechnen: Wählen Sie, was passt</translation>
    </message>
    <message>
      <source>{file} holds weights alone: it does not say how its network is built. Choose what fits.</source>
      <translation>{file} enthält nur Gewichte: Die Datei sagt nicht, wie ihr Netz gebaut ist. Wählen Sie, was passt.</translation>
    </message>
  </context>
  <context>
    <name>ImportStep</name>
    <message>
      <source>Reading {network}</source>
      <translation>{network} wird gelesen</translation>
    </message>
  </context>
  <context>
    <name>InputForm</name>
    <message>
      <source>Colour</source>
      <translation>Farbe</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>Spalten</translation>
    </message>
    <message>
      <source>Fit</source>
      <translation>Anpassung</translation>
    </message>
    <message>
      <source>Grey</source>
      <translation>Grau</translation>
    </message>
    <message>
      <source>Input size</source>
      <translation>Eingabegröße</translation>
    </message>
    <message>
      <source>Invert</source>
      <translation>Invertieren</translation>
    </message>
    <message>
      <source>One size for all pictures</source>
      <translation>Eine Größe für alle Bilder</translation>
    </message>
    <message>
      <source>RGB</source>
      <translation>RGB</translation>
    </message>
    <message>
      <source>Rows</source>
      <translation>Zeilen</translation>
    </message>
    <message>
      <source>Scaling</source>
      <translation>Skalierung</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>{n} channels</source>
      <translation>{n} Kanäle</translation>
    </message>
    <message>
      <source>{side} that the network reads; its dense layers get new weights</source>
      <translation>{side}, die das Netz liest; seine vollständig verbundenen Schichten bekommen neue Gewichte</translation>
    </message>
  </context>
  <context>
    <name>InputPanel</name>
    <message>
      <source>, drawn on</source>
      <translation>, bemalt</translation>
    </message>
    <message>
      <source>Assumptions…</source>
      <translation>Annahmen…</translation>
    </message>
    <message>
      <source>Below 0 looks black here, and above 1 white.</source>
      <translation>Unter 0 sieht hier schwarz aus, über 1 weiß.</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>Kamera</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Leeren</translation>
    </message>
    <message>
      <source>Draw</source>
      <translation>Zeichnen</translation>
    </message>
    <message>
      <source>Input</source>
      <translation>Eingabe</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>Netz</translation>
    </message>
    <message>
      <source>New</source>
      <translation>Neu</translation>
    </message>
    <message>
      <source>New drawing</source>
      <translation>Neue Zeichnung</translation>
    </message>
    <message>
      <source>Open…</source>
      <translation>Öffnen…</translation>
    </message>
    <message>
      <source>Paste</source>
      <translation>Einfügen</translation>
    </message>
    <message>
      <source>RGB</source>
      <translation>RGB</translation>
    </message>
    <message>
      <source>Samples</source>
      <translation>Beispiele</translation>
    </message>
    <message>
      <source>Shown here: channel 1 of {n}</source>
      <translation>Hier gezeigt: Kanal 1 von {n}</translation>
    </message>
    <message>
      <source>This is dark on light. By its scaling the network was trained with light on dark: try Invert.</source>
      <translation>Das ist dunkel auf hell. Nach seiner Skalierung wurde das Netz mit hell auf dunkel trainiert: Probiere Invertieren.</translation>
    </message>
    <message>
      <source>Used as it is</source>
      <translation>Unverändert verwendet</translation>
    </message>
    <message>
      <source>black, until you choose a picture</source>
      <translation>schwarz, bis ein Bild gewählt ist</translation>
    </message>
    <message>
      <source>drawing</source>
      <translation>Zeichnung</translation>
    </message>
    <message>
      <source>grey</source>
      <translation>grau</translation>
    </message>
    <message>
      <source>picture</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>range about {low} … {high}</source>
      <translation>Wertebereich etwa {low} … {high}</translation>
    </message>
    <message>
      <source>range {low} … {high}</source>
      <translation>Wertebereich {low} … {high}</translation>
    </message>
    <message>
      <source>{n} channels</source>
      <translation>{n} Kanäle</translation>
    </message>
    <message>
      <source>{title}, reduced to {width} × {height}</source>
      <translation>{title}, verkleinert auf {width} × {height}</translation>
    </message>
  </context>
  <context>
    <name>Keeping</name>
    <message>
      <source>Keep the training</source>
      <translation>Training behalten</translation>
    </message>
    <message>
      <source>Keeping the training</source>
      <translation>Das Training wird behalten</translation>
    </message>
    <message>
      <source>Leave the training out</source>
      <translation>Training weglassen</translation>
    </message>
  </context>
  <context>
    <name>KernelGrid</name>
    <message>
      <source>After a click the wheel steps it, as do + and Ctrl+Up or Ctrl+Down.
Shift steps ten times as far, Ctrl a tenth.
F2 or Enter opens a cell for typing; Del sets 0.
Ctrl+C and Ctrl+V copy and paste the kernel.</source>
      <translation>Nach einem Klick ändert das Mausrad sie schrittweise, ebenso + und − sowie Strg+Auf und Strg+Ab.
Mit Umschalt sind die Schritte zehnmal so groß, mit Strg ein Zehntel so groß.
F2 oder die Eingabetaste öffnet eine Zelle zum Tippen; Entf setzt 0.
Strg+C und Strg+V kopieren den Kern und fügen ihn ein.</translation>
    </message>
    <message>
      <source>Click a cell and type its weight, or drag it up or down; the right button paints 0.</source>
      <translation>Eine Zelle anklicken und ihr Gewicht eintippen oder sie nach oben oder unten ziehen; die rechte Taste malt 0.</translation>
    </message>
    <message>
      <source>Drag over cells to paint them; the right button paints 0.</source>
      <translation>Über Zellen ziehen, um sie zu bemalen; die rechte Taste malt 0.</translation>
    </message>
    <message>
      <source>Kernel</source>
      <translation>Kern</translation>
    </message>
    <message>
      <source>The clipboard must hold {rows} × {columns} numbers; it holds {found}.</source>
      <translation>Die Zwischenablage muss {rows} × {columns} Zahlen enthalten; sie enthält: {found}.</translation>
    </message>
    <message>
      <source>no text</source>
      <translation>keinen Text</translation>
    </message>
    <message>
      <source>row {row}, column {column}: {value}</source>
      <translation>Zeile {row}, Spalte {column}: {value}</translation>
    </message>
    <message>
      <source>rows of different lengths</source>
      <translation>Zeilen verschiedener Länge</translation>
    </message>
    <message>
      <source>“{text}” in row {row}, column {column} of the clipboard is not a number.</source>
      <translation>„{text}“ in Zeile {row}, Spalte {column} der Zwischenablage ist keine Zahl.</translation>
    </message>
  </context>
  <context>
    <name>KnobMenu</name>
    <message>
      <source>Apply</source>
      <translation>Anwenden</translation>
    </message>
    <message>
      <source>Make the kernel with these numbers (Enter)</source>
      <translation>Den Kern mit diesen Zahlen erzeugen (Eingabetaste)</translation>
    </message>
  </context>
  <context>
    <name>Laser</name>
    <message>
      <source>Laser pointer</source>
      <translation>Laserpointer</translation>
    </message>
  </context>
  <context>
    <name>LayerCommands</name>
    <message>
      <source>&amp;Add layer after this</source>
      <translation>Schicht da&amp;nach hinzufügen</translation>
    </message>
    <message>
      <source>&amp;Layer {name}</source>
      <translation>&amp;Schicht {name}</translation>
    </message>
    <message>
      <source>Add filter</source>
      <translation>Filter hinzufügen</translation>
    </message>
    <message>
      <source>Add {kind}</source>
      <translation>{kind} hinzufügen</translation>
    </message>
    <message>
      <source>Change {layer} to {kind}</source>
      <translation>{layer} in {kind} ändern</translation>
    </message>
    <message>
      <source>Duplicate {layer}</source>
      <translation>{layer} duplizieren</translation>
    </message>
    <message>
      <source>Move {layer}</source>
      <translation>{layer} verschieben</translation>
    </message>
    <message>
      <source>New random weights</source>
      <translation>Neue zufällige Gewichte</translation>
    </message>
    <message>
      <source>New random weights for {layer}?</source>
      <translation>Neue zufällige Gewichte für {layer}?</translation>
    </message>
    <message>
      <source>New weights</source>
      <translation>Neue Gewichte</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Remove filter</source>
      <translation>Filter entfernen</translation>
    </message>
    <message>
      <source>Remove {layer}</source>
      <translation>{layer} entfernen</translation>
    </message>
    <message>
      <source>Remove {layer}?</source>
      <translation>{layer} entfernen?</translation>
    </message>
  </context>
  <context>
    <name>LayerMapsPage</name>
    <message>
      <source>A size is hidden that the maps would give away: predict it first.</source>
      <translation>Eine Größe ist verborgen, die die Karten verraten würden: zuerst vorhersagen.</translation>
    </message>
    <message>
      <source>All maps of a layer</source>
      <translation>Alle Karten einer Schicht</translation>
    </message>
    <message>
      <source>All maps of {layer}</source>
      <translation>Alle Karten von {layer}</translation>
    </message>
    <message>
      <source>Back to all maps of {layer}</source>
      <translation>Zurück zu allen Karten von {layer}</translation>
    </message>
    <message>
      <source>Give the same colour the same number in all maps of the layer, or let each map use all colours</source>
      <translation>Derselben Farbe in allen Karten der Schicht dieselbe Zahl geben, oder jeder Karte alle Farben</translation>
    </message>
    <message>
      <source>Show the maps first that the strongest class rests on most: values × gradient of its score, summed</source>
      <translation>Zuerst die Karten zeigen, auf denen die stärkste Klasse am meisten beruht: Werte × Gradient ihres Punktwerts, summiert</translation>
    </message>
    <message>
      <source>Show the maps first whose values are largest on average, whatever their signs</source>
      <translation>Zuerst die Karten zeigen, deren Werte im Mittel am größten sind, gleich mit welchem Vorzeichen</translation>
    </message>
    <message>
      <source>Show the maps in the order of their channels</source>
      <translation>Die Karten in der Reihenfolge ihrer Kanäle zeigen</translation>
    </message>
    <message>
      <source>The maps before the change</source>
      <translation>Noch die Karten von vor der Änderung</translation>
    </message>
    <message>
      <source>There are no maps yet.</source>
      <translation>Noch sind keine Karten da.</translation>
    </message>
    <message>
      <source>all maps</source>
      <translation>alle Karten</translation>
    </message>
    <message>
      <source>being sorted</source>
      <translation>wird sortiert</translation>
    </message>
    <message>
      <source>by activity</source>
      <translation>nach Aktivität</translation>
    </message>
    <message>
      <source>by channel</source>
      <translation>nach Kanal</translation>
    </message>
    <message>
      <source>by class</source>
      <translation>nach Klasse</translation>
    </message>
    <message>
      <source>in the order of the channels while something is hidden</source>
      <translation>nach Kanälen, solange etwas verborgen ist</translation>
    </message>
    <message>
      <source>mean size {value}</source>
      <translation>mittlerer Betrag {value}</translation>
    </message>
    <message>
      <source>no order by class: the network ends in no score a class, or is too large</source>
      <translation>keine Ordnung nach Klasse: Das Netz endet nicht in einem Punktwert je Klasse oder ist zu groß</translation>
    </message>
    <message>
      <source>one scale</source>
      <translation>eine Skala</translation>
    </message>
    <message>
      <source>pinned in green</source>
      <translation>grün angeheftet</translation>
    </message>
    <message>
      <source>pinned in red</source>
      <translation>rot angeheftet</translation>
    </message>
    <message>
      <source>row {row}, column {column} = {value}</source>
      <translation>Zeile {row}, Spalte {column} = {value}</translation>
    </message>
    <message>
      <source>to first order the score of “{name}” would lose {value} without this map</source>
      <translation>in erster Näherung verlöre der Punktwert von „{name}“ ohne diese Karte {value}</translation>
    </message>
    <message>
      <source>{layer} makes numbers, not maps: select another layer.</source>
      <translation>{layer} macht Zahlen, keine Karten: eine andere Schicht wählen.</translation>
    </message>
    <message>
      <source>{layer} — 1 map of {size}</source>
      <translation>{layer} — 1 Karte, {size}</translation>
    </message>
    <message>
      <source>{layer} — {count} maps of {size}</source>
      <translation>{layer} — {count} Karten, je {size}</translation>
    </message>
  </context>
  <context>
    <name>LayerPanel</name>
    <message>
      <source>(columns + 2 · padding − kernel) / stride, rounded, + 1</source>
      <translation>(Spalten + 2 · Auffüllung − Kern) / Schrittweite, gerundet, + 1</translation>
    </message>
    <message>
      <source>(rows + 2 · padding − kernel) / stride, rounded, + 1</source>
      <translation>(Zeilen + 2 · Auffüllung − Kern) / Schrittweite, gerundet, + 1</translation>
    </message>
    <message>
      <source>(size + 2 · padding − kernel) / stride, rounded, + 1</source>
      <translation>(Größe + 2 · Auffüllung − Kern) / Schrittweite, gerundet, + 1</translation>
    </message>
    <message>
      <source>1 column</source>
      <translation>1 Spalte</translation>
    </message>
    <message>
      <source>1 row</source>
      <translation>1 Zeile</translation>
    </message>
    <message>
      <source>Change {label}</source>
      <translation>{label} ändern</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>Spalten</translation>
    </message>
    <message>
      <source>Disconnect {source} from {target}</source>
      <translation>{source} von {target} trennen</translation>
    </message>
    <message>
      <source>Go to {layer}</source>
      <translation>Zu {layer} gehen</translation>
    </message>
    <message>
      <source>How many numbers the layer learns</source>
      <translation>Wie viele Zahlen die Schicht lernt</translation>
    </message>
    <message>
      <source>How many products one forward pass adds up</source>
      <translation>Wie viele Produkte ein Vorwärtsdurchlauf addiert</translation>
    </message>
    <message>
      <source>How much of the image one cell depends on, and how far apart the fields of neighbours lie</source>
      <translation>Von wie viel des Bildes eine Zelle abhängt und wie weit die Felder von Nachbarn auseinanderliegen</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>Schicht</translation>
    </message>
    <message>
      <source>Layer · {name}</source>
      <translation>Schicht · {name}</translation>
    </message>
    <message>
      <source>Multiply-adds</source>
      <translation>Multiplikationen mit Addition</translation>
    </message>
    <message>
      <source>Never read</source>
      <translation>Nie gelesen</translation>
    </message>
    <message>
      <source>Parameters</source>
      <translation>Parameter</translation>
    </message>
    <message>
      <source>Receptive field</source>
      <translation>Rezeptives Feld</translation>
    </message>
    <message>
      <source>Rows</source>
      <translation>Zeilen</translation>
    </message>
    <message>
      <source>Rows and columns that no position of the window reads</source>
      <translation>Zeilen und Spalten, die das Fenster an keiner Position liest</translation>
    </message>
    <message>
      <source>Select the layer that all later ones wait for</source>
      <translation>Die Schicht auswählen, auf die alle späteren warten</translation>
    </message>
    <message>
      <source>Shape</source>
      <translation>Form</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>The network reads {shape}. The picture is changed in the Input dock; select a layer in the network to change it here.</source>
      <translation>Das Netz liest {shape}. Das Bild wird im Bedienfeld „Eingabe“ geändert; eine Schicht im Netz auswählen, um sie hier zu ändern.</translation>
    </message>
    <message>
      <source>What the layer reads and what it makes: channels × rows × columns</source>
      <translation>Was die Schicht liest und was sie daraus macht: Kanäle × Zeilen × Spalten</translation>
    </message>
    <message>
      <source>map: {cells}</source>
      <translation>Karte: {cells}</translation>
    </message>
    <message>
      <source>padding: {cells}</source>
      <translation>Auffüllung: {cells}</translation>
    </message>
    <message>
      <source>unknown</source>
      <translation>unbekannt</translation>
    </message>
    <message>
      <source>{count} columns</source>
      <translation>{count} Spalten</translation>
    </message>
    <message>
      <source>{count} rows</source>
      <translation>{count} Zeilen</translation>
    </message>
    <message>
      <source>{field}, {jump} apart</source>
      <translation>{field}, Abstand {jump}</translation>
    </message>
    <message>
      <source>{label} off</source>
      <translation>{label} aus</translation>
    </message>
    <message>
      <source>{label} on</source>
      <translation>{label} ein</translation>
    </message>
  </context>
  <context>
    <name>LearningPanel</name>
    <message>
      <source>, without the optimiser's memory</source>
      <translation>, ohne das Gedächtnis des Optimierers</translation>
    </message>
    <message>
      <source>Accuracy</source>
      <translation>Genauigkeit</translation>
    </message>
    <message>
      <source>Curve of the training</source>
      <translation>Kurve des Trainings</translation>
    </message>
    <message>
      <source>Draw the loss on a logarithmic axis</source>
      <translation>Den Verlust auf einer logarithmischen Achse zeichnen</translation>
    </message>
    <message>
      <source>Draw the share of right answers instead of the loss</source>
      <translation>Den Anteil richtiger Antworten statt des Verlusts zeichnen</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>Behalten</translation>
    </message>
    <message>
      <source>Kept with the project</source>
      <translation>Im Projekt behalten</translation>
    </message>
    <message>
      <source>Learning</source>
      <translation>Lernen</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Log</translation>
    </message>
    <message>
      <source>One epoch</source>
      <translation>Eine Epoche</translation>
    </message>
    <message>
      <source>One step</source>
      <translation>Ein Schritt</translation>
    </message>
    <message>
      <source>Pin</source>
      <translation>Anheften</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Abspielen</translation>
    </message>
    <message>
      <source>Preparing the images …</source>
      <translation>Die Bilder werden vorbereitet …</translation>
    </message>
    <message>
      <source>Shown: now, step {step}</source>
      <translation>Gezeigt: jetzt, Schritt {step}</translation>
    </message>
    <message>
      <source>Shown: step {step}</source>
      <translation>Gezeigt: Schritt {step}</translation>
    </message>
    <message>
      <source>Starting …</source>
      <translation>Beginnt …</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <source>The network was changed after step {step}: Train begins anew with it</source>
      <translation>Das Netz wurde nach Schritt {step} verändert: Trainieren beginnt mit ihm von vorn</translation>
    </message>
    <message>
      <source>Train goes on from here, as a branch</source>
      <translation>Trainieren geht von hier aus als Zweig weiter</translation>
    </message>
    <message>
      <source>best on validation: step {step}, epoch {number}, loss {loss}</source>
      <translation>am besten bei der Validierung: Schritt {step}, Epoche {number}, Verlust {loss}</translation>
    </message>
    <message>
      <source>epoch {number} of {count}</source>
      <translation>Epoche {number} von {count}</translation>
    </message>
    <message>
      <source>pinned: step {step}</source>
      <translation>angeheftet: Schritt {step}</translation>
    </message>
    <message>
      <source>step {step}</source>
      <translation>Schritt {step}</translation>
    </message>
    <message>
      <source>training</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>validation</source>
      <translation>Validierung</translation>
    </message>
    <message>
      <source>{count} images a second</source>
      <translation>{count} Bilder je Sekunde</translation>
    </message>
    <message>
      <source>{minutes}:{seconds} to go</source>
      <translation>noch {minutes}:{seconds}</translation>
    </message>
    <message>
      <source>{name}: loss {loss} · {share} %</source>
      <translation>{name}: Verlust {loss} · {share} %</translation>
    </message>
  </context>
  <context>
    <name>LearningParts</name>
    <message>
      <source>The training is kept: {count} moments, {size} MB more in the project's file when it is saved.</source>
      <translation>Das Training wird behalten: {count} Momente, {size} MB mehr in der Projektdatei, wenn sie gespeichert wird.</translation>
    </message>
  </context>
  <context>
    <name>LegendBar</name>
    <message>
      <source>+max</source>
      <translation>+max</translation>
    </message>
    <message>
      <source>Legends</source>
      <translation>Legenden</translation>
    </message>
    <message>
      <source>What the colours of the maps mean; choose them under “Colours”</source>
      <translation>Was die Farben der Karten bedeuten; zu wählen unter „Farben“</translation>
    </message>
    <message>
      <source>both signs</source>
      <translation>beide Vorzeichen</translation>
    </message>
    <message>
      <source>each map has a scale of its own</source>
      <translation>jede Karte hat ihre eigene Skala</translation>
    </message>
    <message>
      <source>from zero</source>
      <translation>ab null</translation>
    </message>
    <message>
      <source>max</source>
      <translation>max</translation>
    </message>
    <message>
      <source>one scale for each layer</source>
      <translation>eine Skala je Schicht</translation>
    </message>
    <message>
      <source>one scale for the whole network</source>
      <translation>eine Skala für das ganze Netz</translation>
    </message>
    <message>
      <source>weights</source>
      <translation>Gewichte</translation>
    </message>
    <message>
      <source>−max</source>
      <translation>−max</translation>
    </message>
  </context>
  <context>
    <name>LessonBand</name>
    <message>
      <source>Lesson</source>
      <translation>Lektion</translation>
    </message>
    <message>
      <source>Try it: {task}</source>
      <translation>Zum Ausprobieren: {task}</translation>
    </message>
    <message>
      <source>step {number} of {count}</source>
      <translation>Schritt {number} von {count}</translation>
    </message>
    <message>
      <source>{lesson} · scene {number} of {count}</source>
      <translation>{lesson} · Szene {number} von {count}</translation>
    </message>
  </context>
  <context>
    <name>LessonHost</name>
    <message>
      <source>Lesson {number}</source>
      <translation>Lektion {number}</translation>
    </message>
    <message>
      <source>Lessons</source>
      <translation>Lektionen</translation>
    </message>
  </context>
  <context>
    <name>LiveView</name>
    <message>
      <source>A picture of exactly this is taken</source>
      <translation>Genau davon wird ein Bild aufgenommen</translation>
    </message>
    <message>
      <source>The camera is starting …</source>
      <translation>Die Kamera startet …</translation>
    </message>
    <message>
      <source>What the camera sees</source>
      <translation>Was die Kamera sieht</translation>
    </message>
  </context>
  <context>
    <name>LogSlider</name>
    <message>
      <source>{name}, exactly</source>
      <translation>{name}, genau</translation>
    </message>
  </context>
  <context>
    <name>LongWork</name>
    <message>
      <source>Computing {layer}</source>
      <translation>{layer} wird berechnet</translation>
    </message>
    <message>
      <source>{work}, about {seconds} s to go</source>
      <translation>{work}, noch etwa {seconds} s</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>Dropped picture</source>
      <translation>Abgelegtes Bild</translation>
    </message>
  </context>
  <context>
    <name>MapBoard</name>
    <message>
      <source>Feature map</source>
      <translation>Merkmalskarte</translation>
    </message>
    <message>
      <source>row {row}, column {column} = {value}</source>
      <translation>Zeile {row}, Spalte {column} = {value}</translation>
    </message>
  </context>
  <context>
    <name>MapPanel</name>
    <message>
      <source>1 cell is infinite or not a number.</source>
      <translation>1 Zelle ist unendlich oder keine Zahl.</translation>
    </message>
    <message>
      <source>Colours of maps with both signs</source>
      <translation>Farben der Karten mit beiden Vorzeichen</translation>
    </message>
    <message>
      <source>Colours of maps without negatives</source>
      <translation>Farben der Karten ohne negative Werte</translation>
    </message>
    <message>
      <source>Colours of positive maps</source>
      <translation>Farben positiver Karten</translation>
    </message>
    <message>
      <source>Feature map</source>
      <translation>Merkmalskarte</translation>
    </message>
    <message>
      <source>In rows of {columns}. Unit {unit} is {value}.</source>
      <translation>In Reihen zu {columns}. Einheit {unit} ist {value}.</translation>
    </message>
    <message>
      <source>Scale</source>
      <translation>Skala</translation>
    </message>
    <message>
      <source>Select a map in the network to see it here.</source>
      <translation>Eine Karte im Netz auswählen, um sie hier zu sehen.</translation>
    </message>
    <message>
      <source>Some values of {layer} are hidden: predict them first.</source>
      <translation>Einige Werte von {layer} sind verborgen: zuerst vorhersagen.</translation>
    </message>
    <message>
      <source>The map before the change</source>
      <translation>Noch die Karte von vor der Änderung</translation>
    </message>
    <message>
      <source>The values of {layer} are hidden: predict first.</source>
      <translation>Die Werte von {layer} sind verborgen: zuerst vorhersagen.</translation>
    </message>
    <message>
      <source>There are no maps yet.</source>
      <translation>Noch sind keine Karten da.</translation>
    </message>
    <message>
      <source>Which maps share one range of colours, and so compare</source>
      <translation>Welche Karten denselben Farbbereich haben und so vergleichbar sind</translation>
    </message>
    <message>
      <source>blue</source>
      <translation>blau</translation>
    </message>
    <message>
      <source>green</source>
      <translation>grün</translation>
    </message>
    <message>
      <source>min {low} · mean {mean} · max {high} · {zeros} % zeros</source>
      <translation>min. {low} · Mittelwert {mean} · max. {high} · {zeros} % Nullen</translation>
    </message>
    <message>
      <source>per layer</source>
      <translation>je Schicht</translation>
    </message>
    <message>
      <source>per map</source>
      <translation>je Karte</translation>
    </message>
    <message>
      <source>per network</source>
      <translation>je Netz</translation>
    </message>
    <message>
      <source>red</source>
      <translation>rot</translation>
    </message>
    <message>
      <source>{count} cells are infinite or not a number.</source>
      <translation>{count} Zellen sind unendlich oder keine Zahl.</translation>
    </message>
  </context>
  <context>
    <name>MapPictures</name>
    <message>
      <source>Copied the picture of {map}</source>
      <translation>Bild von {map} kopiert</translation>
    </message>
    <message>
      <source>Copying the picture of {map}</source>
      <translation>Bild von {map} wird kopiert</translation>
    </message>
  </context>
  <context>
    <name>MapView</name>
    <message>
      <source>Fit to view</source>
      <translation>In die Ansicht einpassen</translation>
    </message>
    <message>
      <source>The wheel, + and − zoom, dragging pans, 0 fits the map to the view.
A click or the arrow keys choose a cell.</source>
      <translation>Mausrad, + und − zoomen, Ziehen verschiebt, 0 passt die Karte in die Ansicht ein.
Ein Klick oder die Pfeiltasten wählen eine Zelle.</translation>
    </message>
    <message>
      <source>Zoom in</source>
      <translation>Vergrößern</translation>
    </message>
    <message>
      <source>Zoom out</source>
      <translation>Verkleinern</translation>
    </message>
  </context>
  <context>
    <name>MapsView</name>
    <message>
      <source>Maps of the layer</source>
      <translation>Karten der Schicht</translation>
    </message>
  </context>
  <context>
    <name>MatrixPanel</name>
    <message>
      <source>A size is hidden that the matrix would give away: predict it first.</source>
      <translation>Eine Größe ist verborgen, die die Matrix verraten würde: zuerst vorhersagen.</translation>
    </message>
    <message>
      <source>All three counts include the biases: one for each output cell; shared, one for each filter.</source>
      <translation>Alle drei Anzahlen enthalten die Biases: einen für jede Ausgabezelle; geteilt einen für jeden Filter.</translation>
    </message>
    <message>
      <source>As a fully connected layer</source>
      <translation>Als vollständig verbundene Schicht</translation>
    </message>
    <message>
      <source>At the border {count} weights meet here: {sum}.</source>
      <translation>Am Rand treffen hier {count} Gewichte zusammen: {sum}.</translation>
    </message>
    <message>
      <source>Fully connected: every output cell has a weight for every input cell, and a bias.
Locally connected: every output cell sees the same window, with weights and a bias of its own.
Shared: all output cells of a map have the same weights and bias. That is the convolution.
Biases are counted in all three, if the convolution has them. The axis is logarithmic; a number takes 4 bytes.</source>
      <translation>Vollständig verbunden: Jede Ausgabezelle hat ein Gewicht für jede Eingabezelle und einen Bias.
Lokal verbunden: Jede Ausgabezelle sieht das gleiche Fenster, mit eigenen Gewichten und eigenem Bias.
Geteilt: Alle Ausgabezellen einer Karte haben dieselben Gewichte und denselben Bias. Das ist die Faltung.
Biases sind in allen drei Anzahlen enthalten, wenn die Faltung sie hat. Die Achse ist logarithmisch; eine Zahl belegt 4 Byte.</translation>
    </message>
    <message>
      <source>Go to {layer}</source>
      <translation>Zu {layer} gehen</translation>
    </message>
    <message>
      <source>How much of the layer is drawn; what is too large to be drawn is not offered</source>
      <translation>Wie viel von der Schicht gezeichnet wird; was zum Zeichnen zu groß ist, wird nicht angeboten</translation>
    </message>
    <message>
      <source>No convolution can run in this network. Add one to see it as a fully connected layer.</source>
      <translation>In diesem Netz kann keine Faltung laufen. Eine hinzufügen, um sie als vollständig verbundene Schicht zu sehen.</translation>
    </message>
    <message>
      <source>Numbers of parameters</source>
      <translation>Anzahlen der Parameter</translation>
    </message>
    <message>
      <source>Part of the matrix</source>
      <translation>Teil der Matrix</translation>
    </message>
    <message>
      <source>Select the first convolution of the network</source>
      <translation>Die erste Faltung des Netzes auswählen</translation>
    </message>
    <message>
      <source>The same numbers, written as a fully connected layer: every row is one output cell; the kernel repeats along the diagonal; everything else is zero.</source>
      <translation>Dieselben Zahlen, als vollständig verbundene Schicht geschrieben: Jede Zeile ist eine Ausgabezelle; der Kern wiederholt sich entlang der Diagonale; alles andere ist null.</translation>
    </message>
    <message>
      <source>The weight at row {row}, column {column} of the kernel for channel {channel} stands in 1 place.</source>
      <translation>Das Gewicht in Zeile {row}, Spalte {column} des Kerns für Kanal {channel} steht an 1 Stelle.</translation>
    </message>
    <message>
      <source>The weight at row {row}, column {column} of the kernel for channel {channel} stands in {count} places, {shown} of them in this part.</source>
      <translation>Das Gewicht in Zeile {row}, Spalte {column} des Kerns für Kanal {channel} steht an {count} Stellen, davon {shown} in diesem Teil.</translation>
    </message>
    <message>
      <source>The weight at row {row}, column {column} of the kernel for channel {channel} stands in {count} places.</source>
      <translation>Das Gewicht in Zeile {row}, Spalte {column} des Kerns für Kanal {channel} steht an {count} Stellen.</translation>
    </message>
    <message>
      <source>There are no biases to count.</source>
      <translation>Es gibt keine Biases zu zählen.</translation>
    </message>
    <message>
      <source>fully connected</source>
      <translation>vollständig verbunden</translation>
    </message>
    <message>
      <source>inputs: {cells}</source>
      <translation>Eingaben: {cells}</translation>
    </message>
    <message>
      <source>locally connected</source>
      <translation>lokal verbunden</translation>
    </message>
    <message>
      <source>no fewer</source>
      <translation>nicht weniger</translation>
    </message>
    <message>
      <source>outputs: {cells}</source>
      <translation>Ausgaben: {cells}</translation>
    </message>
    <message>
      <source>shared: this convolution</source>
      <translation>geteilt: diese Faltung</translation>
    </message>
    <message>
      <source>the image</source>
      <translation>das Bild</translation>
    </message>
    <message>
      <source>{count} (the first {size} cells of {name})</source>
      <translation>{count} (die ersten {size} Zellen von {name})</translation>
    </message>
    <message>
      <source>{count} ({maps} maps of {size} cells of {name})</source>
      <translation>{count} ({maps} Karten mit {size} Zellen von {name})</translation>
    </message>
    <message>
      <source>{count} ({size} cells of {name})</source>
      <translation>{count} ({size} Zellen von {name})</translation>
    </message>
    <message>
      <source>{count} bytes</source>
      <translation>{count} Byte</translation>
    </message>
    <message>
      <source>{layer} is fully connected already: every unit has a weight of its own for every number that it reads. Select a map of a convolution to see what sharing weights saves.</source>
      <translation>{layer} ist schon vollständig verbunden: Jede Einheit hat ein eigenes Gewicht für jede Zahl, die sie liest. Eine Karte einer Faltung auswählen, um zu sehen, was das Teilen der Gewichte spart.</translation>
    </message>
    <message>
      <source>{layer} is not made by one convolution. Select a map of a convolution to see it as a fully connected layer.</source>
      <translation>{layer} entsteht nicht durch eine einzige Faltung. Eine Karte einer Faltung auswählen, um sie als vollständig verbundene Schicht zu sehen.</translation>
    </message>
    <message>
      <source>{layer}, filter {number}</source>
      <translation>{layer}, Filter {number}</translation>
    </message>
    <message>
      <source>{layer}, filter {number}, channel {channel}</source>
      <translation>{layer}, Filter {number}, Kanal {channel}</translation>
    </message>
    <message>
      <source>{layer}, filter {number}, the first {size} cells of channel {channel}</source>
      <translation>{layer}, Filter {number}, die ersten {size} Zellen von Kanal {channel}</translation>
    </message>
    <message>
      <source>{layer}, the whole layer</source>
      <translation>{layer}, die ganze Schicht</translation>
    </message>
    <message>
      <source>{name}[{channel}] row {row}, column {column}</source>
      <translation>{name}[{channel}] Zeile {row}, Spalte {column}</translation>
    </message>
    <message>
      <source>{number} times fewer</source>
      <translation>{number}-mal weniger</translation>
    </message>
    <message>
      <source>{target} does not read {source}: 0, whatever the weights are.</source>
      <translation>{target} liest {source} nicht: 0, gleich, welche Werte die Gewichte haben.</translation>
    </message>
    <message>
      <source>{target} takes {value} × {source}.</source>
      <translation>{target} nimmt {value} × {source}.</translation>
    </message>
    <message>
      <source>{value} at ({row}, {column})</source>
      <translation>{value} bei ({row}, {column})</translation>
    </message>
  </context>
  <context>
    <name>MatrixView</name>
    <message>
      <source>Every row makes one output cell, every column reads one input cell.
Point at a weight to light all its copies, or walk over them with the arrow keys.
Ctrl+C copies what is said here.</source>
      <translation>Jede Zeile erzeugt eine Ausgabezelle, jede Spalte liest eine Eingabezelle.
Auf ein Gewicht zeigen, um alle seine Kopien aufleuchten zu lassen, oder mit den Pfeiltasten durch sie gehen.
Strg+C kopiert, was hier steht.</translation>
    </message>
    <message>
      <source>Weight matrix</source>
      <translation>Gewichtsmatrix</translation>
    </message>
  </context>
  <context>
    <name>MenuBar</name>
    <message>
      <source>&amp;Add layer</source>
      <translation>Schicht &amp;hinzufügen</translation>
    </message>
    <message>
      <source>&amp;Colours</source>
      <translation>&amp;Farben</translation>
    </message>
    <message>
      <source>&amp;Dark</source>
      <translation>&amp;Dunkel</translation>
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>&amp;Datei</translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <translation>&amp;Hilfe</translation>
    </message>
    <message>
      <source>&amp;High contrast</source>
      <translation>Hoher &amp;Kontrast</translation>
    </message>
    <message>
      <source>&amp;Input</source>
      <translation>&amp;Eingabe</translation>
    </message>
    <message>
      <source>&amp;Lessons</source>
      <translation>&amp;Lektionen</translation>
    </message>
    <message>
      <source>&amp;Light</source>
      <translation>&amp;Hell</translation>
    </message>
    <message>
      <source>&amp;Memory for maps</source>
      <translation>Spe&amp;icher für Karten</translation>
    </message>
    <message>
      <source>&amp;Network</source>
      <translation>&amp;Netz</translation>
    </message>
    <message>
      <source>&amp;Networks</source>
      <translation>&amp;Netze</translation>
    </message>
    <message>
      <source>&amp;Redo</source>
      <translation>&amp;Wiederholen</translation>
    </message>
    <message>
      <source>&amp;Step</source>
      <translation>&amp;Schritt</translation>
    </message>
    <message>
      <source>&amp;Theme</source>
      <translation>&amp;Design</translation>
    </message>
    <message>
      <source>&amp;Undo</source>
      <translation>&amp;Rückgängig</translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation>&amp;Ansicht</translation>
    </message>
    <message>
      <source>Add a layer after the selected one</source>
      <translation>Eine Schicht nach der ausgewählten hinzufügen</translation>
    </message>
    <message>
      <source>As fits this &amp;computer: {size}</source>
      <translation>Wie es zu diesem &amp;Rechner passt: {size}</translation>
    </message>
    <message>
      <source>As the &amp;system</source>
      <translation>Wie das &amp;System</translation>
    </message>
    <message>
      <source>Choose colours and scale</source>
      <translation>Farben und Skala wählen</translation>
    </message>
    <message>
      <source>Compute on &amp;device</source>
      <translation>&amp;Rechengerät</translation>
    </message>
    <message>
      <source>Each layer</source>
      <translation>Jede Schicht</translation>
    </message>
    <message>
      <source>Each map</source>
      <translation>Jede Karte</translation>
    </message>
    <message>
      <source>Filte&amp;r</source>
      <translation>&amp;Filter</translation>
    </message>
    <message>
      <source>Lan&amp;guage</source>
      <translation>&amp;Sprache</translation>
    </message>
    <message>
      <source>Lessons</source>
      <translation>Lektionen</translation>
    </message>
    <message>
      <source>Make the change again</source>
      <translation>Die Änderung erneut ausführen</translation>
    </message>
    <message>
      <source>Maps from zero up</source>
      <translation>Karten ab null</translation>
    </message>
    <message>
      <source>Maps with both signs</source>
      <translation>Karten mit beiden Vorzeichen</translation>
    </message>
    <message>
      <source>One range of colours for</source>
      <translation>Ein Farbbereich für</translation>
    </message>
    <message>
      <source>Open &amp;recent</source>
      <translation>Zuletzt &amp;geöffnet</translation>
    </message>
    <message>
      <source>Open sa&amp;mple</source>
      <translation>Beis&amp;piel öffnen</translation>
    </message>
    <message>
      <source>T&amp;ype size</source>
      <translation>Schrift&amp;größe</translation>
    </message>
    <message>
      <source>Take a lesson, or go on with the one that is on</source>
      <translation>Eine Lektion wählen oder die laufende fortsetzen</translation>
    </message>
    <message>
      <source>Take lesson {number}</source>
      <translation>Lektion {number} beginnen</translation>
    </message>
    <message>
      <source>Take the last change back</source>
      <translation>Die letzte Änderung zurücknehmen</translation>
    </message>
    <message>
      <source>The whole network</source>
      <translation>Das ganze Netz</translation>
    </message>
    <message>
      <source>Tools</source>
      <translation>Werkzeuge</translation>
    </message>
  </context>
  <context>
    <name>Messages</name>
    <message>
      <source>1/{divisor} of its size</source>
      <translation>1/{divisor} der Größe</translation>
    </message>
    <message>
      <source>All maps would take {size} or more; at most {most} are computed. None are computed yet.</source>
      <translation>Alle Karten zusammen brauchen {size} oder mehr; höchstens {most} werden berechnet. Noch ist keine berechnet.</translation>
    </message>
    <message>
      <source>All maps would take {size}, more than the {most} set for maps. They are not computed yet.</source>
      <translation>Alle Karten zusammen brauchen {size}, mehr als die {most}, die für Karten vorgesehen sind. Sie sind noch nicht berechnet.</translation>
    </message>
    <message>
      <source>Compute</source>
      <translation>Rechnen</translation>
    </message>
    <message>
      <source>Compute them all</source>
      <translation>Alle berechnen</translation>
    </message>
    <message>
      <source>Compute what fits</source>
      <translation>Berechnen, was passt</translation>
    </message>
    <message>
      <source>Copy report</source>
      <translation>Bericht kopieren</translation>
    </message>
    <message>
      <source>Leave it</source>
      <translation>So lassen</translation>
    </message>
    <message>
      <source>Open everything before it</source>
      <translation>Alles davor öffnen</translation>
    </message>
    <message>
      <source>Open it with the picture</source>
      <translation>Mit dem Bild öffnen</translation>
    </message>
    <message>
      <source>Save a copy…</source>
      <translation>Kopie speichern…</translation>
    </message>
    <message>
      <source>Smaller picture</source>
      <translation>Kleineres Bild</translation>
    </message>
    <message>
      <source>Something went wrong inside ConvScope. Your work is still here; save a copy to be sure.</source>
      <translation>In ConvScope ist ein Fehler aufgetreten. Die Arbeit ist noch da; sicherheitshalber eine Kopie speichern.</translation>
    </message>
    <message>
      <source>The computation was given up: the maps show the state before.</source>
      <translation>Die Berechnung wurde aufgegeben: Die Karten zeigen den Stand davor.</translation>
    </message>
    <message>
      <source>The earlier weights of {layers} are back.</source>
      <translation>Die früheren Gewichte von {layers} sind wieder da.</translation>
    </message>
    <message>
      <source>The earlier weights of {layers} are kept, and come back as soon as they fit again.</source>
      <translation>Die früheren Gewichte von {layers} sind aufgehoben und kommen zurück, sobald sie wieder passen.</translation>
    </message>
    <message>
      <source>This computer has {free} of memory left.</source>
      <translation>Auf diesem Rechner sind noch {free} Speicher frei.</translation>
    </message>
    <message>
      <source>This network reads small grey pictures, and {picture} is a photograph. Another one fits: {title}.</source>
      <translation>Dieses Netz liest kleine graue Bilder, und {picture} ist ein Foto. Ein anderes passt: {title}.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>What it reads has another shape.</source>
      <translation>Was die Schicht liest, hat eine andere Form.</translation>
    </message>
    <message>
      <source>{layer} has 1 weight now, not {before}.</source>
      <translation>{layer} hat jetzt 1 Gewicht statt {before}.</translation>
    </message>
    <message>
      <source>{layer} has new random weights.</source>
      <translation>{layer} hat neue zufällige Gewichte.</translation>
    </message>
    <message>
      <source>{layer} has {count} weights now, not {before}.</source>
      <translation>{layer} hat jetzt {count} Gewichte statt {before}.</translation>
    </message>
  </context>
  <context>
    <name>MomentColumn</name>
    <message>
      <source>A click shows this moment</source>
      <translation>Ein Klick zeigt diesen Moment</translation>
    </message>
    <message>
      <source>Gradient norms</source>
      <translation>Normen der Gradienten</translation>
    </message>
    <message>
      <source>Gradient of each layer</source>
      <translation>Gradient jeder Schicht</translation>
    </message>
    <message>
      <source>How strongly the loss pulls at the weights of each layer</source>
      <translation>Wie stark der Verlust an den Gewichten jeder Schicht zieht</translation>
    </message>
    <message>
      <source>Shown: step {step}</source>
      <translation>Gezeigt: Schritt {step}</translation>
    </message>
    <message>
      <source>The kernel through time</source>
      <translation>Der Kernel im Lauf der Zeit</translation>
    </message>
    <message>
      <source>The pinned moment above the shown one: kernel, map, class</source>
      <translation>Der angeheftete Moment über dem gezeigten: Kernel, Karte, Klasse</translation>
    </message>
    <message>
      <source>Two moments</source>
      <translation>Zwei Momente</translation>
    </message>
    <message>
      <source>pinned: step {step}</source>
      <translation>angeheftet: Schritt {step}</translation>
    </message>
    <message>
      <source>{layer}, filter {number}, through time</source>
      <translation>{layer}, Filter {number}, im Lauf der Zeit</translation>
    </message>
  </context>
  <context>
    <name>NetworkFacts</name>
    <message>
      <source>1 layer</source>
      <translation>1 Schicht</translation>
    </message>
    <message>
      <source>A dense layer has a weight of its own from every input to every unit; a convolution uses the same few everywhere</source>
      <translation>Eine vollständig verbundene Schicht hat ein eigenes Gewicht von jeder Eingabe zu jeder Einheit; eine Faltung verwendet überall dieselben wenigen</translation>
    </message>
    <message>
      <source>A dense layer on the same input with 1 unit: {number}</source>
      <translation>Eine vollständig verbundene Schicht auf derselben Eingabe mit 1 Einheit: {number}</translation>
    </message>
    <message>
      <source>A dense layer on the same input with {count} units: {number}</source>
      <translation>Eine vollständig verbundene Schicht auf derselben Eingabe mit {count} Einheiten: {number}</translation>
    </message>
    <message>
      <source>{count} layers</source>
      <translation>{count} Schichten</translation>
    </message>
    <message>
      <source>{number} multiply-add</source>
      <translation>{number} Multiplikation mit Addition</translation>
    </message>
    <message>
      <source>{number} multiply-adds</source>
      <translation>{number} Multiplikationen mit Addition</translation>
    </message>
    <message>
      <source>{number} parameter</source>
      <translation>{number} Parameter</translation>
    </message>
    <message>
      <source>{number} parameters</source>
      <translation>{number} Parameter</translation>
    </message>
    <message>
      <source>{number} billion</source>
      <translation>{number} Milliarden</translation>
    </message>
    <message>
      <source>{number} million</source>
      <translation>{number} Millionen</translation>
    </message>
  </context>
  <context>
    <name>NetworkView</name>
    <message>
      <source>1 weight</source>
      <translation>1 Gewicht</translation>
    </message>
    <message>
      <source>Add a layer here</source>
      <translation>Hier eine Schicht hinzufügen</translation>
    </message>
    <message>
      <source>Connect {source} with {target}</source>
      <translation>{source} mit {target} verbinden</translation>
    </message>
    <message>
      <source>Dimmed maps are those before the change</source>
      <translation>Blasse Karten: noch die von vor der Änderung</translation>
    </message>
    <message>
      <source>Double-click renames the class</source>
      <translation>Ein Doppelklick benennt die Klasse um</translation>
    </message>
    <message>
      <source>Double-click renames, dragging moves, right-click shows more</source>
      <translation>Doppelklick benennt um, Ziehen verschiebt, Rechtsklick zeigt mehr</translation>
    </message>
    <message>
      <source>Drag this to a layer that shall read {layer}</source>
      <translation>Auf eine Schicht ziehen, die {layer} lesen soll</translation>
    </message>
    <message>
      <source>Enter keeps the name, Esc keeps the old one</source>
      <translation>Eingabetaste übernimmt den Namen, Esc behält den alten</translation>
    </message>
    <message>
      <source>Input</source>
      <translation>Eingabe</translation>
    </message>
    <message>
      <source>Move layer</source>
      <translation>Schicht verschieben</translation>
    </message>
    <message>
      <source>Name of the class</source>
      <translation>Name der Klasse</translation>
    </message>
    <message>
      <source>Name of the layer</source>
      <translation>Name der Schicht</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>Netz</translation>
    </message>
    <message>
      <source>Rename class</source>
      <translation>Klasse umbenennen</translation>
    </message>
    <message>
      <source>Rename layer</source>
      <translation>Schicht umbenennen</translation>
    </message>
    <message>
      <source>Sketch from a smaller picture; the exact maps follow</source>
      <translation>Skizze aus einem kleineren Bild; die genauen Karten folgen</translation>
    </message>
    <message>
      <source>This network has no layers. Add one with “Add layer” above, or take back what you removed.</source>
      <translation>Dieses Netz hat keine Schichten. Oben mit „Schicht hinzufügen“ eine hinzufügen oder das Entfernen zurücknehmen.</translation>
    </message>
    <message>
      <source>colour</source>
      <translation>Farbe</translation>
    </message>
    <message>
      <source>grey</source>
      <translation>grau</translation>
    </message>
    <message>
      <source>{count} channels</source>
      <translation>{count} Kanäle</translation>
    </message>
    <message>
      <source>{count} weights</source>
      <translation>{count} Gewichte</translation>
    </message>
    <message>
      <source>{layer} is read by {readers}</source>
      <translation>{layer} wird gelesen von {readers}</translation>
    </message>
    <message>
      <source>{layer} reads {sources}</source>
      <translation>{layer} liest {sources}</translation>
    </message>
    <message>
      <source>{layer}: its size is hidden. Click it to say what size comes out.</source>
      <translation>{layer}: Die Größe ist verborgen. Anklicken, um zu sagen, welche Größe herauskommt.</translation>
    </message>
    <message>
      <source>{layer}: its values are hidden. Click a cell to say what comes out there.</source>
      <translation>{layer}: Die Werte sind verborgen. Eine Zelle anklicken, um zu sagen, was dort herauskommt.</translation>
    </message>
    <message>
      <source>{map}: some values are hidden. Click one to say what comes out there.</source>
      <translation>{map}: Einige Werte sind verborgen. Einen anklicken, um zu sagen, was dort herauskommt.</translation>
    </message>
    <message>
      <source>{names} and {last}</source>
      <translation>{names} und {last}</translation>
    </message>
  </context>
  <context>
    <name>NormBars</name>
    <message>
      <source>… and {count} more</source>
      <translation>… und {count} weitere</translation>
    </message>
  </context>
  <context>
    <name>Numbers</name>
    <message>
      <source>Bias</source>
      <translation>Bias</translation>
    </message>
    <message>
      <source>Drag it up or down, turn the wheel, or type a number; Del sets 0</source>
      <translation>Nach oben oder unten ziehen, das Mausrad drehen oder eine Zahl tippen; Entf setzt 0</translation>
    </message>
    <message>
      <source>Mean</source>
      <translation>Mittelwert</translation>
    </message>
    <message>
      <source>Scale</source>
      <translation>Skalierung</translation>
    </message>
    <message>
      <source>Variance</source>
      <translation>Varianz</translation>
    </message>
  </context>
  <context>
    <name>OpenMenus</name>
    <message>
      <source>Clear list</source>
      <translation>Liste leeren</translation>
    </message>
    <message>
      <source>Nothing opened yet</source>
      <translation>Noch nichts geöffnet</translation>
    </message>
  </context>
  <context>
    <name>Opening</name>
    <message>
      <source>Copy a picture or its file first.</source>
      <translation>Zuerst ein Bild oder seine Datei kopieren.</translation>
    </message>
    <message>
      <source>One picture is shown at a time: {name} is the first of {count} files.</source>
      <translation>Es wird immer nur ein Bild gezeigt: {name} ist die erste von {count} Dateien.</translation>
    </message>
    <message>
      <source>Open picture</source>
      <translation>Bild öffnen</translation>
    </message>
    <message>
      <source>Opening {title}</source>
      <translation>{title} wird geöffnet</translation>
    </message>
    <message>
      <source>Pasted picture</source>
      <translation>Eingefügtes Bild</translation>
    </message>
    <message>
      <source>Stack of {count} pictures</source>
      <translation>Stapel von {count} Bildern</translation>
    </message>
    <message>
      <source>There is no picture on the clipboard.</source>
      <translation>In der Zwischenablage ist kein Bild.</translation>
    </message>
    <message>
      <source>{title} will be opened when this has ended: {job}.</source>
      <translation>{title} wird geöffnet, sobald dies beendet ist: {job}.</translation>
    </message>
  </context>
  <context>
    <name>Operations</name>
    <message>
      <source>0° has a bright stripe in the middle, 90° an edge</source>
      <translation>0° hat einen hellen Streifen in der Mitte, 90° eine Kante</translation>
    </message>
    <message>
      <source>0° is level, 90° is upright</source>
      <translation>0° ist waagerecht, 90° ist senkrecht</translation>
    </message>
    <message>
      <source>Angle</source>
      <translation>Winkel</translation>
    </message>
    <message>
      <source>From stripe to stripe, in pixels</source>
      <translation>Von Streifen zu Streifen, in Pixeln</translation>
    </message>
    <message>
      <source>Gabor…</source>
      <translation>Gabor…</translation>
    </message>
    <message>
      <source>Gaussian…</source>
      <translation>Gauß…</translation>
    </message>
    <message>
      <source>How far the stripes reach, in pixels</source>
      <translation>Wie weit die Streifen reichen, in Pixeln</translation>
    </message>
    <message>
      <source>Only a square kernel can be turned by 90°</source>
      <translation>Nur ein quadratischer Kern lässt sich um 90° drehen</translation>
    </message>
    <message>
      <source>Phase</source>
      <translation>Phase</translation>
    </message>
    <message>
      <source>Sigma</source>
      <translation>Sigma</translation>
    </message>
    <message>
      <source>The standard deviation, in pixels</source>
      <translation>Die Standardabweichung, in Pixeln</translation>
    </message>
    <message>
      <source>Wavelength</source>
      <translation>Wellenlänge</translation>
    </message>
    <message>
      <source>all channels</source>
      <translation>alle Kanäle</translation>
    </message>
    <message>
      <source>line…</source>
      <translation>Linie…</translation>
    </message>
    <message>
      <source>mean→0</source>
      <translation>Mittel→0</translation>
    </message>
    <message>
      <source>norm→1</source>
      <translation>Norm→1</translation>
    </message>
    <message>
      <source>random</source>
      <translation>zufällig</translation>
    </message>
    <message>
      <source>zero</source>
      <translation>null</translation>
    </message>
    <message>
      <source>± negate</source>
      <translation>± negieren</translation>
    </message>
    <message>
      <source>Σ→1</source>
      <translation>Σ→1</translation>
    </message>
    <message>
      <source>↔ mirror</source>
      <translation>↔ spiegeln</translation>
    </message>
    <message>
      <source>↕ mirror</source>
      <translation>↕ spiegeln</translation>
    </message>
  </context>
  <context>
    <name>Outcome</name>
    <message>
      <source>The network</source>
      <translation>Das Netz</translation>
    </message>
    <message>
      <source>The picture shows the first {count} of {whole} layers.</source>
      <translation>Das Bild zeigt die ersten {count} von {whole} Schichten.</translation>
    </message>
    <message>
      <source>Verdict</source>
      <translation>Urteil</translation>
    </message>
    <message>
      <source>What the network makes of the current picture</source>
      <translation>Was das Netz aus dem aktuellen Bild macht</translation>
    </message>
    <message>
      <source>With these choices it cannot run.</source>
      <translation>Mit dieser Wahl kann es nicht rechnen.</translation>
    </message>
  </context>
  <context>
    <name>Overfitting</name>
    <message>
      <source>Augmentation</source>
      <translation>Augmentierung</translation>
    </message>
    <message>
      <source>Blue: learned images; orange: new ones; dotted: other rows of the table. To the right, per cent of the training.</source>
      <translation>Blau: gelernte Bilder; orange: neue; gepunktet: andere Zeilen der Tabelle. Nach rechts Prozent des Trainings.</translation>
    </message>
    <message>
      <source>Curves of the variants</source>
      <translation>Kurven der Varianten</translation>
    </message>
    <message>
      <source>Dropout</source>
      <translation>Dropout</translation>
    </message>
    <message>
      <source>Gap</source>
      <translation>Abstand</translation>
    </message>
    <message>
      <source>How many images are learned from</source>
      <translation>Aus wie vielen Bildern gelernt wird</translation>
    </message>
    <message>
      <source>Images</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>Keep the pooling layers of the network</source>
      <translation>Die Pooling-Schichten des Netzes behalten</translation>
    </message>
    <message>
      <source>Learned</source>
      <translation>Gelernte</translation>
    </message>
    <message>
      <source>Leave out half of what the last layer reads, at random</source>
      <translation>Die Hälfte von dem, was die letzte Schicht liest, zufällig weglassen</translation>
    </message>
    <message>
      <source>Move, turn and scale every image a little, another way each time</source>
      <translation>Jedes Bild ein wenig verschieben, drehen und vergrößern oder verkleinern, jedes Mal anders</translation>
    </message>
    <message>
      <source>New</source>
      <translation>Neue</translation>
    </message>
    <message>
      <source>Pooling</source>
      <translation>Pooling</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Trainieren</translation>
    </message>
    <message>
      <source>Train this network so, from new weights</source>
      <translation>Dieses Netz so trainieren, mit neuen Gewichten</translation>
    </message>
    <message>
      <source>Training a variant</source>
      <translation>Training einer Variante</translation>
    </message>
    <message>
      <source>Variants</source>
      <translation>Varianten</translation>
    </message>
    <message>
      <source>With few images a network learns them by heart: it names what it has seen, and fails on what is new. What helps?</source>
      <translation>Wenige Bilder lernt ein Netz auswendig: Es benennt, was es gesehen hat, und scheitert an Neuem. Was hilft?</translation>
    </message>
    <message>
      <source>{count} images</source>
      <translation>{count} Bilder</translation>
    </message>
    <message>
      <source>{own} % of the learned images are named rightly, and {other} % of new ones: no large gap.</source>
      <translation>{own} % der gelernten Bilder werden richtig benannt und {other} % der neuen: kein großer Abstand.</translation>
    </message>
    <message>
      <source>{own} % of the learned images are named rightly, but only {other} % of new ones: learned by heart.</source>
      <translation>{own} % der gelernten Bilder werden richtig benannt, aber nur {other} % der neuen: auswendig gelernt.</translation>
    </message>
  </context>
  <context>
    <name>Overview</name>
    <message>
      <source>Click or drag to move the view</source>
      <translation>Klicken oder ziehen, um den Ausschnitt zu verschieben</translation>
    </message>
    <message>
      <source>In sight: {first} to {last}</source>
      <translation>Zu sehen: {first} bis {last}</translation>
    </message>
    <message>
      <source>Overview of the network</source>
      <translation>Übersicht über das Netz</translation>
    </message>
  </context>
  <context>
    <name>OwnClasses</name>
    <message>
      <source>My classes</source>
      <translation>Eigene Klassen</translation>
    </message>
  </context>
  <context>
    <name>OwnClassesForm</name>
    <message>
      <source>A double click or F2 gives a class another name</source>
      <translation>Doppelklick oder F2 gibt einer Klasse einen anderen Namen</translation>
    </message>
    <message>
      <source>Add a class first.</source>
      <translation>Legen Sie zuerst eine Klasse an.</translation>
    </message>
    <message>
      <source>Add files…</source>
      <translation>Dateien hinzufügen …</translation>
    </message>
    <message>
      <source>Add pictures</source>
      <translation>Bilder hinzufügen</translation>
    </message>
    <message>
      <source>Add the input</source>
      <translation>Eingabe hinzufügen</translation>
    </message>
    <message>
      <source>Camera…</source>
      <translation>Kamera …</translation>
    </message>
    <message>
      <source>Draw or open one first.</source>
      <translation>Zeichnen oder öffnen Sie zuerst eines.</translation>
    </message>
    <message>
      <source>Fewer than {count} images of a class: the test says little.</source>
      <translation>Weniger als {count} Bilder einer Klasse: Der Test sagt wenig.</translation>
    </message>
    <message>
      <source>Go on with classes that were saved in a file</source>
      <translation>Mit Klassen weitermachen, die in einer Datei gespeichert sind</translation>
    </message>
    <message>
      <source>Images in classes ({patterns})</source>
      <translation>Bilder in Klassen ({patterns})</translation>
    </message>
    <message>
      <source>Many epochs, and every image a little shifted, turned and scaled each time</source>
      <translation>Viele Epochen, und jedes Bild jedes Mal ein wenig verschoben, gedreht und vergrößert oder verkleinert</translation>
    </message>
    <message>
      <source>My classes</source>
      <translation>Eigene Klassen</translation>
    </message>
    <message>
      <source>New class</source>
      <translation>Neue Klasse</translation>
    </message>
    <message>
      <source>One more class, without images</source>
      <translation>Eine weitere Klasse, noch ohne Bilder</translation>
    </message>
    <message>
      <source>Open my classes</source>
      <translation>Eigene Klassen öffnen</translation>
    </message>
    <message>
      <source>Opening {name}</source>
      <translation>{name} wird geöffnet</translation>
    </message>
    <message>
      <source>Open…</source>
      <translation>Öffnen …</translation>
    </message>
    <message>
      <source>Plan for few images</source>
      <translation>Plan für wenige Bilder</translation>
    </message>
    <message>
      <source>Put pictures from files into the class</source>
      <translation>Bilder aus Dateien in die Klasse legen</translation>
    </message>
    <message>
      <source>Put pictures from the camera into the class</source>
      <translation>Bilder von der Kamera in die Klasse legen</translation>
    </message>
    <message>
      <source>Put the picture that is the input now into the class</source>
      <translation>Das Bild, das jetzt die Eingabe ist, in die Klasse legen</translation>
    </message>
    <message>
      <source>Remove class</source>
      <translation>Klasse entfernen</translation>
    </message>
    <message>
      <source>Remove last</source>
      <translation>Letztes entfernen</translation>
    </message>
    <message>
      <source>Remove the class with its images</source>
      <translation>Die Klasse mit ihren Bildern entfernen</translation>
    </message>
    <message>
      <source>Remove the class “{name}” with {count} images?</source>
      <translation>Die Klasse „{name}“ mit {count} Bildern entfernen?</translation>
    </message>
    <message>
      <source>Remove the image that was put into the class last</source>
      <translation>Das Bild entfernen, das zuletzt in die Klasse gelegt wurde</translation>
    </message>
    <message>
      <source>Save my classes</source>
      <translation>Eigene Klassen speichern</translation>
    </message>
    <message>
      <source>Save the classes with their images as an .npz file</source>
      <translation>Die Klassen mit ihren Bildern als .npz-Datei speichern</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>Speichern …</translation>
    </message>
    <message>
      <source>Saving {name}</source>
      <translation>{name} wird gespeichert</translation>
    </message>
    <message>
      <source>Take the last change of the classes back; Ctrl+Z does so, too, while the keyboard is here</source>
      <translation>Die letzte Änderung der Klassen zurücknehmen; auch mit Strg+Z, solange die Tastatur hier ist</translation>
    </message>
    <message>
      <source>The images of your classes are not saved. Save them?</source>
      <translation>Die Bilder Ihrer Klassen sind nicht gespeichert. Speichern?</translation>
    </message>
    <message>
      <source>There is no class for the picture.</source>
      <translation>Es gibt keine Klasse für das Bild.</translation>
    </message>
    <message>
      <source>There is no picture on the input.</source>
      <translation>Es gibt kein Bild an der Eingabe.</translation>
    </message>
    <message>
      <source>Two classes or more, each with images, are needed to learn from.</source>
      <translation>Zum Lernen braucht es mindestens zwei Klassen, jede mit Bildern.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>class {number}</source>
      <translation>Klasse {number}</translation>
    </message>
    <message>
      <source>my classes</source>
      <translation>eigene Klassen</translation>
    </message>
  </context>
  <context>
    <name>OwnScenes</name>
    <message>
      <source>Show scene</source>
      <translation>Szene zeigen</translation>
    </message>
  </context>
  <context>
    <name>PageStack</name>
    <message>
      <source>Back to the network</source>
      <translation>Zurück zum Netz</translation>
    </message>
    <message>
      <source>One value of {map}</source>
      <translation>Ein Wert von {map}</translation>
    </message>
    <message>
      <source>The arithmetic fills the middle of the window; Esc there brings it back.</source>
      <translation>Die Rechnung füllt die Mitte des Fensters; Esc bringt sie dort an ihren Platz zurück.</translation>
    </message>
    <message>
      <source>The network at {map}</source>
      <translation>Das Netz bei {map}</translation>
    </message>
  </context>
  <context>
    <name>PairEdit</name>
    <message>
      <source>Keep both numbers equal</source>
      <translation>Beide Zahlen gleich halten</translation>
    </message>
    <message>
      <source>Keep rows and columns equal</source>
      <translation>Zeilen und Spalten gleich halten</translation>
    </message>
    <message>
      <source>{label}: both numbers equal</source>
      <translation>{label}: beide Zahlen gleich</translation>
    </message>
    <message>
      <source>{label}: columns</source>
      <translation>{label}: Spalten</translation>
    </message>
    <message>
      <source>{label}: rows</source>
      <translation>{label}: Zeilen</translation>
    </message>
    <message>
      <source>{label}: rows and columns equal</source>
      <translation>{label}: Zeilen und Spalten gleich</translation>
    </message>
  </context>
  <context>
    <name>PdfExport</name>
    <message>
      <source>Lesson {number}</source>
      <translation>Lektion {number}</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>Notizen</translation>
    </message>
  </context>
  <context>
    <name>Pen</name>
    <message>
      <source>Blue</source>
      <translation>Blau</translation>
    </message>
    <message>
      <source>Pen</source>
      <translation>Stift</translation>
    </message>
    <message>
      <source>Red</source>
      <translation>Rot</translation>
    </message>
    <message>
      <source>White</source>
      <translation>Weiß</translation>
    </message>
    <message>
      <source>Yellow</source>
      <translation>Gelb</translation>
    </message>
  </context>
  <context>
    <name>PicturePage</name>
    <message>
      <source>0 as mid-grey</source>
      <translation>0 als Mittelgrau</translation>
    </message>
    <message>
      <source>All values lie between {low} and 1.</source>
      <translation>Alle Werte liegen zwischen {low} und 1.</translation>
    </message>
    <message>
      <source>Only maps are pictures: select one, such as one of a convolution.</source>
      <translation>Nur Karten sind Bilder: eine auswählen, zum Beispiel die einer Faltung.</translation>
    </message>
    <message>
      <source>Shows values from −1 to 1, with 0 in the middle of black and white, instead of 0 to 1</source>
      <translation>Zeigt Werte von −1 bis 1, mit 0 in der Mitte zwischen Schwarz und Weiß, statt 0 bis 1</translation>
    </message>
    <message>
      <source>The map as a picture</source>
      <translation>Die Karte als Bild</translation>
    </message>
    <message>
      <source>What comes out is hidden, to be predicted.</source>
      <translation>Was herauskommt, ist verdeckt: Es soll vorhergesagt werden.</translation>
    </message>
    <message>
      <source>{map} as a picture</source>
      <translation>{map} als Bild</translation>
    </message>
    <message>
      <source>{percent} % of the values lie below {low} or above 1 and are shown as black or white.</source>
      <translation>{percent} % der Werte liegen unter {low} oder über 1 und erscheinen schwarz oder weiß.</translation>
    </message>
  </context>
  <context>
    <name>PictureView</name>
    <message>
      <source>Before and after</source>
      <translation>Vorher und nachher</translation>
    </message>
    <message>
      <source>Drag the divider, or move it with ← and →</source>
      <translation>Die Trennlinie ziehen oder mit ← und → bewegen</translation>
    </message>
    <message>
      <source>after</source>
      <translation>nachher</translation>
    </message>
    <message>
      <source>before</source>
      <translation>vorher</translation>
    </message>
  </context>
  <context>
    <name>PlaybackBar</name>
    <message>
      <source>Begin again at the end</source>
      <translation>Am Ende wieder von vorn beginnen</translation>
    </message>
    <message>
      <source>Drag the window through the map, position by position</source>
      <translation>Das Fenster Position für Position durch die Karte ziehen</translation>
    </message>
    <message>
      <source>End the walk</source>
      <translation>Den Durchlauf beenden</translation>
    </message>
    <message>
      <source>First position</source>
      <translation>Erste Position</translation>
    </message>
    <message>
      <source>How long the window stays at a position while it plays</source>
      <translation>Wie lange das Fenster beim Abspielen an einer Position bleibt</translation>
    </message>
    <message>
      <source>Last position</source>
      <translation>Letzte Position</translation>
    </message>
    <message>
      <source>Let the window walk through the map, or pause</source>
      <translation>Das Fenster durch die Karte laufen lassen oder anhalten</translation>
    </message>
    <message>
      <source>Loop</source>
      <translation>Schleife</translation>
    </message>
    <message>
      <source>One position back</source>
      <translation>Eine Position zurück</translation>
    </message>
    <message>
      <source>One position on</source>
      <translation>Eine Position weiter</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Abspielen</translation>
    </message>
    <message>
      <source>Position</source>
      <translation>Position</translation>
    </message>
    <message>
      <source>Put the window at the first position</source>
      <translation>Das Fenster an die erste Position setzen</translation>
    </message>
    <message>
      <source>Put the window at the last position</source>
      <translation>Das Fenster an die letzte Position setzen</translation>
    </message>
    <message>
      <source>Put the window one position back</source>
      <translation>Das Fenster eine Position zurücksetzen</translation>
    </message>
    <message>
      <source>Put the window one position on</source>
      <translation>Das Fenster eine Position weitersetzen</translation>
    </message>
    <message>
      <source>Show the whole map again</source>
      <translation>Wieder die ganze Karte zeigen</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>Tempo</translation>
    </message>
    <message>
      <source>Walk through the map</source>
      <translation>Durch die Karte laufen</translation>
    </message>
    <message>
      <source>position {position} of {count}</source>
      <translation>Position {position} von {count}</translation>
    </message>
    <message>
      <source>{time} ms</source>
      <translation>{time} ms</translation>
    </message>
  </context>
  <context>
    <name>Prediction</name>
    <message>
      <source>0.5, −2, 1/3 or 97 %</source>
      <translation>0,5; −2; 1/3 oder 97 %</translation>
    </message>
    <message>
      <source>3 × 5 × 7, 5 × 7 or 9</source>
      <translation>3 × 5 × 7, 5 × 7 oder 9</translation>
    </message>
    <message>
      <source>This cell has not been computed.</source>
      <translation>Diese Zelle wurde noch nicht berechnet.</translation>
    </message>
    <message>
      <source>This layer cannot run as it is.</source>
      <translation>Diese Schicht kann so nicht laufen.</translation>
    </message>
    <message>
      <source>Type a number, such as {examples}.</source>
      <translation>Eine Zahl eingeben, etwa {examples}.</translation>
    </message>
    <message>
      <source>Type a size, such as {examples}.</source>
      <translation>Eine Größe eingeben, etwa {examples}.</translation>
    </message>
    <message>
      <source>What comes out here?</source>
      <translation>Was kommt hier heraus?</translation>
    </message>
    <message>
      <source>What size comes out of this layer?</source>
      <translation>Welche Größe kommt aus dieser Schicht heraus?</translation>
    </message>
    <message>
      <source>{layer}[{channel}], row {row}, column {column}</source>
      <translation>{layer}[{channel}], Zeile {row}, Spalte {column}</translation>
    </message>
  </context>
  <context>
    <name>Presenter</name>
    <message>
      <source>1 2 3 … Enter</source>
      <translation>1 2 3 … Eingabetaste</translation>
    </message>
    <message>
      <source>B</source>
      <translation>B</translation>
    </message>
    <message>
      <source>B  .</source>
      <translation>B  .</translation>
    </message>
    <message>
      <source>Blank screen</source>
      <translation>Leerer Bildschirm</translation>
    </message>
    <message>
      <source>ConvScope</source>
      <translation>ConvScope</translation>
    </message>
    <message>
      <source>Ctrl+Z</source>
      <translation>Strg+Z</translation>
    </message>
    <message>
      <source>E</source>
      <translation>E</translation>
    </message>
    <message>
      <source>E  D  C</source>
      <translation>E  D  C</translation>
    </message>
    <message>
      <source>End of lesson {number}</source>
      <translation>Ende von Lektion {number}</translation>
    </message>
    <message>
      <source>End of the lesson</source>
      <translation>Ende der Lektion</translation>
    </message>
    <message>
      <source>Esc</source>
      <translation>Esc</translation>
    </message>
    <message>
      <source>Esc  F5</source>
      <translation>Esc  F5</translation>
    </message>
    <message>
      <source>F1</source>
      <translation>F1</translation>
    </message>
    <message>
      <source>H</source>
      <translation>H</translation>
    </message>
    <message>
      <source>Home  End</source>
      <translation>Pos1  Ende</translation>
    </message>
    <message>
      <source>K</source>
      <translation>K</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <source>L</source>
      <translation>L</translation>
    </message>
    <message>
      <source>Next: {title}</source>
      <translation>Als Nächstes: {title}</translation>
    </message>
    <message>
      <source>PgDn  N</source>
      <translation>Bild ab  N</translation>
    </message>
    <message>
      <source>PgUp  P</source>
      <translation>Bild auf  P</translation>
    </message>
    <message>
      <source>PgUp PgDn</source>
      <translation>Bild auf/ab</translation>
    </message>
    <message>
      <source>Presenting</source>
      <translation>Präsentation</translation>
    </message>
    <message>
      <source>R</source>
      <translation>R</translation>
    </message>
    <message>
      <source>S</source>
      <translation>S</translation>
    </message>
    <message>
      <source>Space</source>
      <translation>Leertaste</translation>
    </message>
    <message>
      <source>The end</source>
      <translation>Ende</translation>
    </message>
    <message>
      <source>What the window shows</source>
      <translation>Was das Fenster zeigt</translation>
    </message>
    <message>
      <source>blank</source>
      <translation>leer</translation>
    </message>
    <message>
      <source>blank screen</source>
      <translation>leerer Bildschirm</translation>
    </message>
    <message>
      <source>first or last scene</source>
      <translation>erste oder letzte Szene</translation>
    </message>
    <message>
      <source>go to a scene</source>
      <translation>zu einer Szene gehen</translation>
    </message>
    <message>
      <source>hide values, show them</source>
      <translation>Werte verbergen, zeigen</translation>
    </message>
    <message>
      <source>keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <source>laser</source>
      <translation>Laser</translation>
    </message>
    <message>
      <source>laser pointer</source>
      <translation>Laserpointer</translation>
    </message>
    <message>
      <source>leave</source>
      <translation>beenden</translation>
    </message>
    <message>
      <source>next step, then the next scene</source>
      <translation>nächster Schritt, dann die nächste Szene</translation>
    </message>
    <message>
      <source>one step back</source>
      <translation>einen Schritt zurück</translation>
    </message>
    <message>
      <source>pen</source>
      <translation>Stift</translation>
    </message>
    <message>
      <source>pen; next colour; clear the drawing</source>
      <translation>Stift; nächste Farbe; Gezeichnetes löschen</translation>
    </message>
    <message>
      <source>play</source>
      <translation>abspielen</translation>
    </message>
    <message>
      <source>play or pause</source>
      <translation>abspielen oder anhalten</translation>
    </message>
    <message>
      <source>speaker view</source>
      <translation>Sprecheransicht</translation>
    </message>
    <message>
      <source>spotlight</source>
      <translation>Spotlight</translation>
    </message>
    <message>
      <source>step</source>
      <translation>Schritt</translation>
    </message>
    <message>
      <source>the step as it was prepared</source>
      <translation>der Schritt, wie er vorbereitet wurde</translation>
    </message>
    <message>
      <source>what has the focus: positions, trees, lists, fields; else one step</source>
      <translation>was den Fokus hat: Positionen, Bäume, Listen, Felder; sonst ein Schritt</translation>
    </message>
    <message>
      <source>with the pen: take a stroke back</source>
      <translation>mit dem Stift: einen Strich zurücknehmen</translation>
    </message>
    <message>
      <source>zoom in, out, fit</source>
      <translation>vergrößern, verkleinern, einpassen</translation>
    </message>
    <message>
      <source>→  ←  ↓  ↑  Enter</source>
      <translation>→  ←  ↓  ↑  Eingabetaste</translation>
    </message>
  </context>
  <context>
    <name>PresetChoice</name>
    <message>
      <source>Preset</source>
      <translation>Vorlage</translation>
    </message>
    <message>
      <source>Responds to {what}</source>
      <translation>Spricht an auf: {what}</translation>
    </message>
    <message>
      <source>With numbers to turn</source>
      <translation>Mit Zahlen zum Einstellen</translation>
    </message>
    <message>
      <source>{name} was cut to {size}. A kernel of {needed} holds all of it.</source>
      <translation>{name} wurde auf {size} beschnitten. Ein Kern mit {needed} fasst alles.</translation>
    </message>
  </context>
  <context>
    <name>Reach</name>
    <message>
      <source>Scroll the network sideways</source>
      <translation>Netz seitwärts verschieben</translation>
    </message>
    <message>
      <source>Scroll the network up and down</source>
      <translation>Netz nach oben und unten verschieben</translation>
    </message>
  </context>
  <context>
    <name>Recovery</name>
    <message>
      <source>A copy of unsaved work cannot be opened; it lies at {place} now.</source>
      <translation>Eine Kopie nicht gespeicherter Arbeit lässt sich nicht öffnen; sie liegt jetzt unter {place}.</translation>
    </message>
    <message>
      <source>No copy of unsaved work can be kept for a crash: {reason}</source>
      <translation>Für den Fall eines Absturzes kann keine Kopie der nicht gespeicherten Arbeit gehalten werden: {reason}</translation>
    </message>
    <message>
      <source>Restore</source>
      <translation>Wiederherstellen</translation>
    </message>
    <message>
      <source>The copy cannot be thrown away: {reason}</source>
      <translation>Die Kopie lässt sich nicht wegwerfen: {reason}</translation>
    </message>
    <message>
      <source>Throw away</source>
      <translation>Wegwerfen</translation>
    </message>
    <message>
      <source>“{name}” is back, and not saved yet.</source>
      <translation>„{name}“ ist wieder da, aber noch nicht gespeichert.</translation>
    </message>
    <message>
      <source>“{name}” was not saved: there is a copy of {time}.</source>
      <translation>„{name}“ war nicht gespeichert: Es gibt eine Kopie vom {time}.</translation>
    </message>
  </context>
  <context>
    <name>ResultsPanel</name>
    <message>
      <source>A click, or Enter, makes an image the input</source>
      <translation>Ein Klick oder die Eingabetaste macht ein Bild zur Eingabe</translation>
    </message>
    <message>
      <source>A row for each class, a column for each answer. A click, or an arrow, shows the images</source>
      <translation>Eine Zeile für jede Klasse, eine Spalte für jede Antwort. Ein Klick oder eine Pfeiltaste zeigt die Bilder</translation>
    </message>
    <message>
      <source>Calibration</source>
      <translation>Kalibrierung</translation>
    </message>
    <message>
      <source>Calibration: error {share} %</source>
      <translation>Kalibrierung: Fehler {share} %</translation>
    </message>
    <message>
      <source>Confusion matrix</source>
      <translation>Verwechslungsmatrix</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>How often answers are right, by how sure they are. Above the diagonal the network is too modest, below it too sure</source>
      <translation>Wie oft Antworten stimmen, je nachdem, wie sicher sie sind. Über der Diagonale ist das Netz zu bescheiden, darunter zu sicher</translation>
    </message>
    <message>
      <source>Images</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>Most wrong, of {count}</source>
      <translation>Am falschesten, von {count}</translation>
    </message>
    <message>
      <source>Nearly wrong</source>
      <translation>Beinahe falsch</translation>
    </message>
    <message>
      <source>Out of date</source>
      <translation>Veraltet</translation>
    </message>
    <message>
      <source>Results</source>
      <translation>Ergebnisse</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>Testen</translation>
    </message>
    <message>
      <source>Test images</source>
      <translation>Testbilder</translation>
    </message>
    <message>
      <source>Testing … {share} %</source>
      <translation>Test läuft … {share} %</translation>
    </message>
    <message>
      <source>The data has no images to test with.</source>
      <translation>Die Daten enthalten keine Bilder zum Testen.</translation>
    </message>
    <message>
      <source>The network has other classes than the data. The panel “Training” offers what helps.</source>
      <translation>Das Netz hat andere Klassen als die Daten. Was hilft, bietet das Feld „Training“ an.</translation>
    </message>
    <message>
      <source>The network or the data has changed since: test again</source>
      <translation>Netz oder Daten haben sich seitdem geändert: noch einmal testen</translation>
    </message>
    <message>
      <source>What the network takes for what, on images that it does not learn from. It is tested whenever a training rests, and by “Test”.</source>
      <translation>Was das Netz wofür hält, bei Bildern, aus denen es nicht lernt. Getestet wird, sobald ein Training ruht, und mit „Testen“.</translation>
    </message>
    <message>
      <source>Which test images are shown</source>
      <translation>Welche Testbilder gezeigt werden</translation>
    </message>
    <message>
      <source>is \ named</source>
      <translation>ist \ genannt</translation>
    </message>
    <message>
      <source>loss {loss}</source>
      <translation>Verlust {loss}</translation>
    </message>
    <message>
      <source>right, %</source>
      <translation>richtig, %</translation>
    </message>
    <message>
      <source>weights after step {step}</source>
      <translation>Gewichte nach Schritt {step}</translation>
    </message>
    <message>
      <source>weights that were not trained here</source>
      <translation>Gewichte, die nicht hier trainiert wurden</translation>
    </message>
    <message>
      <source>{answer}, right; then {name}, {share} %</source>
      <translation>{answer}, richtig; danach {name}, {share} %</translation>
    </message>
    <message>
      <source>{answer}; it is {name}, {share} %</source>
      <translation>{answer}; es ist {name}, {share} %</translation>
    </message>
    <message>
      <source>{share} % of {count} test images right</source>
      <translation>{share} % von {count} Testbildern richtig</translation>
    </message>
  </context>
  <context>
    <name>SampleGallery</name>
    <message>
      <source>Samples</source>
      <translation>Beispiele</translation>
    </message>
  </context>
  <context>
    <name>ScalingForm</name>
    <message>
      <source>Blue</source>
      <translation>Blau</translation>
    </message>
    <message>
      <source>Deviation</source>
      <translation>Standardabweichung</translation>
    </message>
    <message>
      <source>Green</source>
      <translation>Grün</translation>
    </message>
    <message>
      <source>Mean</source>
      <translation>Mittelwert</translation>
    </message>
    <message>
      <source>Own numbers</source>
      <translation>Eigene Zahlen</translation>
    </message>
    <message>
      <source>Red</source>
      <translation>Rot</translation>
    </message>
    <message>
      <source>Scaling</source>
      <translation>Skalierung</translation>
    </message>
    <message>
      <source>What every value is divided by then</source>
      <translation>Wodurch danach jeder Wert geteilt wird</translation>
    </message>
    <message>
      <source>What is subtracted from every value</source>
      <translation>Was von jedem Wert abgezogen wird</translation>
    </message>
    <message>
      <source>deviation</source>
      <translation>Standardabw.</translation>
    </message>
    <message>
      <source>mean</source>
      <translation>Mittelwert</translation>
    </message>
  </context>
  <context>
    <name>ScalingStrip</name>
    <message>
      <source>Scale the picture so; now: {text}</source>
      <translation>Das Bild so skalieren; jetzt: {text}</translation>
    </message>
    <message>
      <source>Scaling</source>
      <translation>Skalierung</translation>
    </message>
    <message>
      <source>The scaling that a network was trained with often gives the surest answer, but not always.</source>
      <translation>Die Skalierung, mit der ein Netz trainiert wurde, gibt oft die sicherste Antwort, aber nicht immer.</translation>
    </message>
    <message>
      <source>Try all</source>
      <translation>Alle probieren</translation>
    </message>
    <message>
      <source>Trying the usual scalings</source>
      <translation>Übliche Skalierungen werden probiert</translation>
    </message>
    <message>
      <source>no number</source>
      <translation>keine Zahl</translation>
    </message>
  </context>
  <context>
    <name>SceneExport</name>
    <message>
      <source>Export scenes as PDF</source>
      <translation>Szenen als PDF exportieren</translation>
    </message>
    <message>
      <source>PDF ({patterns})</source>
      <translation>PDF ({patterns})</translation>
    </message>
    <message>
      <source>Scenes</source>
      <translation>Szenen</translation>
    </message>
    <message>
      <source>The scenes lie in {file} now.</source>
      <translation>Die Szenen liegen jetzt in {file}.</translation>
    </message>
    <message>
      <source>Writing {file}</source>
      <translation>{file} wird geschrieben</translation>
    </message>
  </context>
  <context>
    <name>ScenesPanel</name>
    <message>
      <source>A few sentences for the audience</source>
      <translation>Einige Sätze für das Publikum</translation>
    </message>
    <message>
      <source>A lesson is on. The scenes of your project are here again when you leave it.</source>
      <translation>Eine Lektion läuft. Die Szenen des Projekts sind wieder hier, sobald sie verlassen wird.</translation>
    </message>
    <message>
      <source>A scene is what is on screen now, to be shown again: network, picture, selection, colours.

Set up what you want to show, and choose “Add scene”. Scenes are saved with the project.</source>
      <translation>Eine Szene ist das, was gerade auf dem Bildschirm ist, um es wieder zu zeigen: Netz, Bild, Auswahl, Farben.

Einrichten, was gezeigt werden soll, und „Szene hinzufügen“ wählen. Szenen werden mit dem Projekt gespeichert.</translation>
    </message>
    <message>
      <source>Add scene</source>
      <translation>Szene hinzufügen</translation>
    </message>
    <message>
      <source>Change notes of a scene</source>
      <translation>Notizen einer Szene ändern</translation>
    </message>
    <message>
      <source>Change words of a scene</source>
      <translation>Text einer Szene ändern</translation>
    </message>
    <message>
      <source>Enter shows a scene, F2 renames it, Alt+Up and Alt+Down move it, Del removes it</source>
      <translation>Die Eingabetaste zeigt eine Szene, F2 benennt sie um, Alt+Auf und Alt+Ab verschieben sie, Entf entfernt sie</translation>
    </message>
    <message>
      <source>For the speaker alone, never shown to the audience</source>
      <translation>Nur für den Sprecher, dem Publikum nie gezeigt</translation>
    </message>
    <message>
      <source>For you alone</source>
      <translation>Nur zum eigenen Gebrauch</translation>
    </message>
    <message>
      <source>Give the scene another title (F2)</source>
      <translation>Der Szene einen anderen Titel geben (F2)</translation>
    </message>
    <message>
      <source>Make the chosen scene show what is on screen now; its title, words and notes stay</source>
      <translation>Die gewählte Szene zeigt dann, was jetzt auf dem Bildschirm ist; Titel, Text und Notizen bleiben</translation>
    </message>
    <message>
      <source>Move down</source>
      <translation>Nach unten</translation>
    </message>
    <message>
      <source>Move scene</source>
      <translation>Szene verschieben</translation>
    </message>
    <message>
      <source>Move up</source>
      <translation>Nach oben</translation>
    </message>
    <message>
      <source>No words yet</source>
      <translation>Noch kein Text</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>Notizen</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Remove scene</source>
      <translation>Szene entfernen</translation>
    </message>
    <message>
      <source>Remove the scene (Del); Undo brings it back</source>
      <translation>Die Szene entfernen (Entf); Rückgängig bringt sie zurück</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <source>Rename scene</source>
      <translation>Szene umbenennen</translation>
    </message>
    <message>
      <source>Scenes</source>
      <translation>Szenen</translation>
    </message>
    <message>
      <source>Scenes of the project</source>
      <translation>Szenen des Projekts</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>Show the chosen scene (Enter)</source>
      <translation>Die gewählte Szene zeigen (Eingabetaste)</translation>
    </message>
    <message>
      <source>Show the scene earlier (Alt+Up)</source>
      <translation>Die Szene früher zeigen (Alt+Auf)</translation>
    </message>
    <message>
      <source>Show the scene later (Alt+Down)</source>
      <translation>Die Szene später zeigen (Alt+Ab)</translation>
    </message>
    <message>
      <source>Take again</source>
      <translation>Neu aufnehmen</translation>
    </message>
    <message>
      <source>Take scene again</source>
      <translation>Szene neu aufnehmen</translation>
    </message>
    <message>
      <source>The input</source>
      <translation>Die Eingabe</translation>
    </message>
    <message>
      <source>What the audience reads</source>
      <translation>Was das Publikum liest</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>Text</translation>
    </message>
  </context>
  <context>
    <name>Scrubber</name>
    <message>
      <source>Drag, or press Left and Right: maps, kernels and bars go through the training. End follows it again</source>
      <translation>Ziehen, oder Links und Rechts drücken: Karten, Kernel und Balken gehen durch das Training. Ende folgt ihm wieder</translation>
    </message>
    <message>
      <source>Moment of the training</source>
      <translation>Moment des Trainings</translation>
    </message>
  </context>
  <context>
    <name>SliceCanvas</name>
    <message>
      <source>Input channels</source>
      <translation>Eingabekanäle</translation>
    </message>
  </context>
  <context>
    <name>SlideView</name>
    <message>
      <source>{map}: marked are rows {top} to {bottom}, columns {left} to {right}</source>
      <translation>{map}: Markiert sind die Zeilen {top} bis {bottom} und die Spalten {left} bis {right}</translation>
    </message>
  </context>
  <context>
    <name>SpeakerView</name>
    <message>
      <source>Blank</source>
      <translation>Leer</translation>
    </message>
    <message>
      <source>Go to the next scene (Page Down)</source>
      <translation>Zur nächsten Szene gehen (Bild ab)</translation>
    </message>
    <message>
      <source>Go to the scene before (Page Up)</source>
      <translation>Zur vorherigen Szene gehen (Bild auf)</translation>
    </message>
    <message>
      <source>Let the time begin again</source>
      <translation>Die Zeit neu beginnen lassen</translation>
    </message>
    <message>
      <source>Next ▶</source>
      <translation>Weiter ▶</translation>
    </message>
    <message>
      <source>Next: {title}</source>
      <translation>Als Nächstes: {title}</translation>
    </message>
    <message>
      <source>No notes for this scene.</source>
      <translation>Keine Notizen zu dieser Szene.</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>Notizen</translation>
    </message>
    <message>
      <source>Notes for the speaker alone</source>
      <translation>Notizen nur für den Sprecher</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>Zurücksetzen</translation>
    </message>
    <message>
      <source>Show the audience nothing (B)</source>
      <translation>Dem Publikum nichts zeigen (B)</translation>
    </message>
    <message>
      <source>Speaker view</source>
      <translation>Sprecheransicht</translation>
    </message>
    <message>
      <source>Speaker view — ConvScope</source>
      <translation>Sprecheransicht — ConvScope</translation>
    </message>
    <message>
      <source>The end</source>
      <translation>Ende</translation>
    </message>
    <message>
      <source>The next scene, as it begins</source>
      <translation>Die nächste Szene, wie sie beginnt</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Zeit</translation>
    </message>
    <message>
      <source>Time since the beginning</source>
      <translation>Zeit seit dem Beginn</translation>
    </message>
    <message>
      <source>What the audience sees</source>
      <translation>Was das Publikum sieht</translation>
    </message>
    <message>
      <source>◀ Previous</source>
      <translation>◀ Zurück</translation>
    </message>
  </context>
  <context>
    <name>SpecForm</name>
    <message>
      <source>This kind of layer has nothing to set.</source>
      <translation>Bei dieser Art von Schicht gibt es nichts einzustellen.</translation>
    </message>
    <message>
      <source>{help}
Drag to the left or right to change it.</source>
      <translation>{help}
Nach links oder rechts ziehen, um es zu ändern.</translation>
    </message>
  </context>
  <context>
    <name>Spotlight</name>
    <message>
      <source>Spotlight</source>
      <translation>Spotlight</translation>
    </message>
  </context>
  <context>
    <name>StatusBar</name>
    <message>
      <source>CPU · 1 thread</source>
      <translation>CPU · 1 Thread</translation>
    </message>
    <message>
      <source>CPU · {count} threads</source>
      <translation>CPU · {count} Threads</translation>
    </message>
    <message>
      <source>Copied</source>
      <translation>Kopiert</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Gerät</translation>
    </message>
    <message>
      <source>Edit to paint</source>
      <translation>Von der Änderung zur Anzeige</translation>
    </message>
    <message>
      <source>From the last edit to its maps on screen</source>
      <translation>Von der letzten Änderung bis zu ihren Karten auf dem Bildschirm</translation>
    </message>
    <message>
      <source>How much of the picture one cell of this layer sees</source>
      <translation>Wie viel vom Bild eine Zelle dieser Schicht sieht</translation>
    </message>
    <message>
      <source>Maps that would take more than {most} are asked about: View › Memory for maps</source>
      <translation>Bei Karten, die mehr als {most} brauchen, wird gefragt: Ansicht › Speicher für Karten</translation>
    </message>
    <message>
      <source>Memory</source>
      <translation>Speicher</translation>
    </message>
    <message>
      <source>Receptive field</source>
      <translation>Rezeptives Feld</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Wert</translation>
    </message>
    <message>
      <source>What the cell under the cursor holds</source>
      <translation>Was die Zelle unter dem Mauszeiger enthält</translation>
    </message>
    <message>
      <source>What the program takes of the computer's memory</source>
      <translation>Was das Programm vom Arbeitsspeicher des Rechners belegt</translation>
    </message>
    <message>
      <source>Where the maps are computed</source>
      <translation>Wo die Karten berechnet werden</translation>
    </message>
    <message>
      <source>edit → paint {time}</source>
      <translation>Änderung → Anzeige {time}</translation>
    </message>
    <message>
      <source>receptive field {rows} × {columns}</source>
      <translation>rezeptives Feld {rows} × {columns}</translation>
    </message>
    <message>
      <source>{layer} row {row}, column {column} = {value}</source>
      <translation>{layer} Zeile {row}, Spalte {column} = {value}</translation>
    </message>
    <message>
      <source>{size} MB · maps {maps} MB of {most}</source>
      <translation>{size} MB · Karten {maps} MB von {most}</translation>
    </message>
  </context>
  <context>
    <name>StepTree</name>
    <message>
      <source>Copy as text</source>
      <translation>Als Text kopieren</translation>
    </message>
    <message>
      <source>Every line opens to what it is made from: arrow keys walk and open, Enter or a double click starts from a line, Backspace goes back, Ctrl+C copies</source>
      <translation>Jede Zeile lässt sich öffnen und zeigt, woraus sie entsteht: Pfeiltasten gehen und öffnen, die Eingabetaste oder ein Doppelklick beginnt bei einer Zeile, Rücktaste geht zurück, Strg+C kopiert</translation>
    </message>
    <message>
      <source>How large a line is among all that are added up with it; bars to the right add, bars to the left take away</source>
      <translation>Wie groß eine Zeile unter allen ist, die mit ihr addiert werden; Balken nach rechts addieren, Balken nach links ziehen ab</translation>
    </message>
    <message>
      <source>Share of the sum</source>
      <translation>Anteil an der Summe</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Wert</translation>
    </message>
    <message>
      <source>What</source>
      <translation>Was</translation>
    </message>
    <message>
      <source>Where the number comes from</source>
      <translation>Woher die Zahl kommt</translation>
    </message>
  </context>
  <context>
    <name>TakingForm</name>
    <message>
      <source>Array</source>
      <translation>Array</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>Read as</source>
      <translation>Gelesen als</translation>
    </message>
    <message>
      <source>The array of the file that is the picture</source>
      <translation>Das Array der Datei, das das Bild ist</translation>
    </message>
    <message>
      <source>Values</source>
      <translation>Werte</translation>
    </message>
    <message>
      <source>What the axes of the array, or the frames, are</source>
      <translation>Was die Achsen des Arrays oder die Einzelbilder sind</translation>
    </message>
    <message>
      <source>Which numbers of the array are black and white</source>
      <translation>Welche Zahlen des Arrays Schwarz und Weiß sind</translation>
    </message>
    <message>
      <source>Which of the pictures in the file is shown</source>
      <translation>Welches der Bilder in der Datei gezeigt wird</translation>
    </message>
    <message>
      <source>of {count}</source>
      <translation>von {count}</translation>
    </message>
  </context>
  <context>
    <name>Tester</name>
    <message>
      <source>Test image</source>
      <translation>Testbild</translation>
    </message>
    <message>
      <source>Testing the network</source>
      <translation>Das Netz wird getestet</translation>
    </message>
  </context>
  <context>
    <name>TitleBand</name>
    <message>
      <source>Scene</source>
      <translation>Szene</translation>
    </message>
  </context>
  <context>
    <name>TitleDialog</name>
    <message>
      <source>Title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>Title of the network:</source>
      <translation>Titel des Netzes:</translation>
    </message>
    <message>
      <source>What the network is called: over the window, and in what is exported</source>
      <translation>Wie das Netz heißt: über dem Fenster und in allem, was exportiert wird</translation>
    </message>
  </context>
  <context>
    <name>TrainButton</name>
    <message>
      <source>Branch here</source>
      <translation>Hier abzweigen</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Trainieren</translation>
    </message>
  </context>
  <context>
    <name>Trainer</name>
    <message>
      <source>Train</source>
      <translation>Training</translation>
    </message>
  </context>
  <context>
    <name>TrainingData</name>
    <message>
      <source>Drawing the images</source>
      <translation>Die Bilder werden gezeichnet</translation>
    </message>
    <message>
      <source>My classes</source>
      <translation>Eigene Klassen</translation>
    </message>
    <message>
      <source>Opening {name}</source>
      <translation>{name} wird geöffnet</translation>
    </message>
  </context>
  <context>
    <name>TrainingPanel</name>
    <message>
      <source>A small network that fits these images, not trained yet</source>
      <translation>Ein kleines Netz, das zu diesen Bildern passt, noch nicht trainiert</translation>
    </message>
    <message>
      <source>All images</source>
      <translation>Alle Bilder</translation>
    </message>
    <message>
      <source>Classes</source>
      <translation>Klassen</translation>
    </message>
    <message>
      <source>ConvScope downloads nothing. Get the files yourself, unpack them, and open their folder:
MNIST: yann.lecun.com/exdb/mnist
Fashion-MNIST: github.com/zalandoresearch/fashion-mnist
CIFAR-10 and CIFAR-100: www.cs.toronto.edu/~kriz/cifar.html
Or a folder of your own, with one folder of pictures for each class.</source>
      <translation>ConvScope lädt nichts herunter. Holen Sie die Dateien selbst, entpacken Sie sie und öffnen Sie ihren Ordner:
MNIST: yann.lecun.com/exdb/mnist
Fashion-MNIST: github.com/zalandoresearch/fashion-mnist
CIFAR-10 und CIFAR-100: www.cs.toronto.edu/~kriz/cifar.html
Oder einen eigenen Ordner mit einem Ordner voller Bilder für jede Klasse.</translation>
    </message>
    <message>
      <source>Give this network the classes of the data</source>
      <translation>Diesem Netz die Klassen der Daten geben</translation>
    </message>
    <message>
      <source>Give this network {count} classes</source>
      <translation>Diesem Netz {count} Klassen geben</translation>
    </message>
    <message>
      <source>How</source>
      <translation>Wie</translation>
    </message>
    <message>
      <source>Its last fully connected layer gets a unit for each class; the other layers stay as they are</source>
      <translation>Seine letzte vollständig verbundene Schicht bekommt für jede Klasse ein Neuron; die anderen Schichten bleiben, wie sie sind</translation>
    </message>
    <message>
      <source>Learn from</source>
      <translation>Lernen aus</translation>
    </message>
    <message>
      <source>Lines, drawn by ConvScope</source>
      <translation>Linien, von ConvScope gezeichnet</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Mehr</translation>
    </message>
    <message>
      <source>More data sets, and where they come from</source>
      <translation>Weitere Datensätze und woher sie kommen</translation>
    </message>
    <message>
      <source>My classes</source>
      <translation>Eigene Klassen</translation>
    </message>
    <message>
      <source>No classes yet: add one, and put the input into it.</source>
      <translation>Noch keine Klassen: Legen Sie eine an, und fügen Sie ihr die Eingabe hinzu.</translation>
    </message>
    <message>
      <source>Open a data set</source>
      <translation>Datensatz öffnen</translation>
    </message>
    <message>
      <source>Open a small network for it</source>
      <translation>Ein kleines Netz dafür öffnen</translation>
    </message>
    <message>
      <source>Open file…</source>
      <translation>Datei öffnen …</translation>
    </message>
    <message>
      <source>Open folder…</source>
      <translation>Ordner öffnen …</translation>
    </message>
    <message>
      <source>Red with a cross: named wrongly now. A click makes it the input</source>
      <translation>Rot mit Kreuz: jetzt falsch erkannt. Ein Klick macht es zur Eingabe</translation>
    </message>
    <message>
      <source>Shapes, drawn by ConvScope</source>
      <translation>Formen, von ConvScope gezeichnet</translation>
    </message>
    <message>
      <source>Show all images of the data set, by class</source>
      <translation>Alle Bilder des Datensatzes zeigen, nach Klassen</translation>
    </message>
    <message>
      <source>Show everything that can be set about a training</source>
      <translation>Alles zeigen, was sich an einem Training einstellen lässt</translation>
    </message>
    <message>
      <source>Some of the images</source>
      <translation>Einige der Bilder</translation>
    </message>
    <message>
      <source>The data has {count} classes, and the network does not end in {count} numbers.</source>
      <translation>Die Daten haben {count} Klassen, und das Netz endet nicht in {count} Zahlen.</translation>
    </message>
    <message>
      <source>The labelled images that the network learns from</source>
      <translation>Die benannten Bilder, aus denen das Netz lernt</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>{count} class: {names}</source>
      <translation>{count} Klasse: {names}</translation>
    </message>
    <message>
      <source>{count} classes: {names}</source>
      <translation>{count} Klassen: {names}</translation>
    </message>
    <message>
      <source>{training} to learn from, {test} to test with</source>
      <translation>{training} zum Lernen, {test} zum Testen</translation>
    </message>
  </context>
  <context>
    <name>UnrollPage</name>
    <message>
      <source>Back into maps</source>
      <translation>Zurück in Karten</translation>
    </message>
    <message>
      <source>Flatten: maps become a line</source>
      <translation>Flatten: Karten werden zu einer Zeile</translation>
    </message>
    <message>
      <source>Lay the maps out as one line, row after row (Space)</source>
      <translation>Die Karten als eine Zeile auslegen, eine Kartenzeile nach der anderen (Leertaste)</translation>
    </message>
    <message>
      <source>Only a flatten layer is unrolled here: select one.</source>
      <translation>Nur eine Flatten-Schicht wird hier ausgerollt: eine auswählen.</translation>
    </message>
    <message>
      <source>Show the empty line again (Space)</source>
      <translation>Wieder die leere Zeile zeigen (Leertaste)</translation>
    </message>
    <message>
      <source>Unroll</source>
      <translation>Ausrollen</translation>
    </message>
    <message>
      <source>map {map}, row {row}, column {column}</source>
      <translation>Karte {map}, Zeile {row}, Spalte {column}</translation>
    </message>
    <message>
      <source>value {value}</source>
      <translation>Wert {value}</translation>
    </message>
    <message>
      <source>{layer}: maps become a line</source>
      <translation>{layer}: Karten werden zu einer Zeile</translation>
    </message>
    <message>
      <source>→ place {sum} = {place}</source>
      <translation>→ Platz {sum} = {place}</translation>
    </message>
  </context>
  <context>
    <name>UnrollView</name>
    <message>
      <source>Maps that become a line</source>
      <translation>Karten, die zu einer Zeile werden</translation>
    </message>
    <message>
      <source>One line of {product} numbers</source>
      <translation>Eine Zeile mit {product} Zahlen</translation>
    </message>
    <message>
      <source>One map of {size}</source>
      <translation>Eine Karte mit {size}</translation>
    </message>
    <message>
      <source>{count} maps of {size}</source>
      <translation>{count} Karten mit {size}</translation>
    </message>
  </context>
  <context>
    <name>Welcome</name>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Close this row, and do not show it again</source>
      <translation>Diese Zeile schließen und nicht wieder zeigen</translation>
    </message>
    <message>
      <source>First steps</source>
      <translation>Erste Schritte</translation>
    </message>
    <message>
      <source>Lessons</source>
      <translation>Lektionen</translation>
    </message>
    <message>
      <source>Networks</source>
      <translation>Netze</translation>
    </message>
    <message>
      <source>Networks that know digits, shapes, clothes or objects</source>
      <translation>Netze, die Ziffern, Formen, Kleidung oder Gegenstände kennen</translation>
    </message>
    <message>
      <source>New here? What shall it look at?</source>
      <translation>Neu hier? Was soll es ansehen?</translation>
    </message>
    <message>
      <source>Nine lessons, from a picture to its class, and how a network learns</source>
      <translation>Neun Lektionen, vom Bild bis zu seiner Klasse, und wie ein Netz lernt</translation>
    </message>
    <message>
      <source>Open a picture</source>
      <translation>Bild öffnen</translation>
    </message>
  </context>
  <context>
    <name>WhyConvolution</name>
    <message>
      <source>Both networks</source>
      <translation>Beide Netze</translation>
    </message>
    <message>
      <source>Comparing with a fully connected network</source>
      <translation>Vergleich mit einem vollverbundenen Netz</translation>
    </message>
    <message>
      <source>Curves of both networks</source>
      <translation>Kurven beider Netze</translation>
    </message>
    <message>
      <source>Dotted: images that are learned from. Thick: images that are not.</source>
      <translation>Gepunktet: Bilder, aus denen gelernt wird. Dick: andere Bilder.</translation>
    </message>
    <message>
      <source>Fully connected (orange)</source>
      <translation>Vollverbunden (orange)</translation>
    </message>
    <message>
      <source>Gap</source>
      <translation>Abstand</translation>
    </message>
    <message>
      <source>Learned images</source>
      <translation>Gelernte Bilder</translation>
    </message>
    <message>
      <source>Moved by {count} pixels, new images are named rightly by this network in {own} %, by the fully connected one in {other} %.</source>
      <translation>Um {count} Pixel verschoben, werden neue Bilder von diesem Netz zu {own} % richtig benannt, vom vollverbundenen zu {other} %.</translation>
    </message>
    <message>
      <source>Multiply-adds</source>
      <translation>Multiplikationen</translation>
    </message>
    <message>
      <source>New images</source>
      <translation>Neue Bilder</translation>
    </message>
    <message>
      <source>New, moved by {count} px</source>
      <translation>Neue, um {count} px verschoben</translation>
    </message>
    <message>
      <source>Parameters</source>
      <translation>Parameter</translation>
    </message>
    <message>
      <source>Rival</source>
      <translation>Gegner</translation>
    </message>
    <message>
      <source>This network (blue)</source>
      <translation>Dieses Netz (blau)</translation>
    </message>
    <message>
      <source>This network, from new weights, against a fully connected one, on the same images: what does it help that a filter looks everywhere for the same thing?</source>
      <translation>Dieses Netz, mit neuen Gewichten, gegen ein vollverbundenes, an denselben Bildern: Was hilft es, dass ein Filter überall nach demselben sucht?</translation>
    </message>
    <message>
      <source>Train both</source>
      <translation>Beide trainieren</translation>
    </message>
    <message>
      <source>Train this network and a fully connected one, in turns</source>
      <translation>Dieses Netz und ein vollverbundenes abwechselnd trainieren</translation>
    </message>
    <message>
      <source>What the fully connected network has in common with this one</source>
      <translation>Was das vollverbundene Netz mit diesem gemeinsam hat</translation>
    </message>
    <message>
      <source>as many parameters as this network</source>
      <translation>so viele Parameter wie dieses Netz</translation>
    </message>
    <message>
      <source>as many units as the last layer reads</source>
      <translation>so viele Einheiten, wie die letzte Schicht liest</translation>
    </message>
  </context>
  <context>
    <name>WhyPanel</name>
    <message>
      <source>Arrow keys open a line, Enter starts from it.</source>
      <translation>Pfeiltasten öffnen eine Zeile, die Eingabetaste beginnt bei ihr.</translation>
    </message>
    <message>
      <source>Ask about the strongest output</source>
      <translation>Nach der stärksten Ausgabe fragen</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Back to the value that was asked about before (Backspace)</source>
      <translation>Zurück zum Wert, nach dem zuvor gefragt wurde (Rücktaste)</translation>
    </message>
    <message>
      <source>Branches meet here: most came from {branch}, {share} %</source>
      <translation>Hier treffen sich Zweige: Am meisten kam von {branch}, {share} %</translation>
    </message>
    <message>
      <source>Choose the largest value of the last layer, and follow it back</source>
      <translation>Den größten Wert der letzten Schicht wählen und ihn zurückverfolgen</translation>
    </message>
    <message>
      <source>Copy as text</source>
      <translation>Als Text kopieren</translation>
    </message>
    <message>
      <source>Copy the open lines as text (Ctrl+C)</source>
      <translation>Die geöffneten Zeilen als Text kopieren (Strg+C)</translation>
    </message>
    <message>
      <source>It is hidden: predict it first.</source>
      <translation>Es ist verborgen: zuerst vorhersagen.</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>The pixels of the image are where every number comes from. Choose a cell of any layer to see how it goes back to them.</source>
      <translation>Aus den Pixeln des Bildes kommt jede Zahl. Eine Zelle einer beliebigen Schicht wählen, um zu sehen, wie sie auf sie zurückgeht.</translation>
    </message>
    <message>
      <source>The reasons before the change</source>
      <translation>Die Gründe von vor der Änderung</translation>
    </message>
    <message>
      <source>There are no maps yet.</source>
      <translation>Noch sind keine Karten da.</translation>
    </message>
    <message>
      <source>What comes out at {cell}?</source>
      <translation>Was kommt bei {cell} heraus?</translation>
    </message>
    <message>
      <source>Why is {cell} = {value}?</source>
      <translation>Warum ist {cell} = {value}?</translation>
    </message>
    <message>
      <source>Why is {cell} {value}?</source>
      <translation>Warum ist {cell} {value}?</translation>
    </message>
    <message>
      <source>Why this value?</source>
      <translation>Warum dieser Wert?</translation>
    </message>
    <message>
      <source>{layer} is not computed yet.</source>
      <translation>{layer} ist noch nicht berechnet.</translation>
    </message>
  </context>
  <context>
    <name>WorkBar</name>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Give up this work; what is shown stays as it is</source>
      <translation>Diese Arbeit aufgeben; was gezeigt wird, bleibt, wie es ist</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Fortschritt</translation>
    </message>
  </context>
  <context>
    <name>WrittenView</name>
    <message>
      <source>Click a number of the picture or of the map to move the window there. Arrow keys move it, too.</source>
      <translation>Eine Zahl des Bildes oder der Karte anklicken, um das Fenster dorthin zu schieben. Auch die Pfeiltasten schieben es.</translation>
    </message>
    <message>
      <source>Row {row}, column {column} of map {channel} goes to place {place}</source>
      <translation>Zeile {row}, Spalte {column} der Karte {channel} kommt an Stelle {place}</translation>
    </message>
    <message>
      <source>The arithmetic, written out</source>
      <translation>Die Rechnung, ausgeschrieben</translation>
    </message>
    <message>
      <source>after {layer}</source>
      <translation>nach {layer}</translation>
    </message>
    <message>
      <source>before</source>
      <translation>vorher</translation>
    </message>
    <message>
      <source>bias {number}</source>
      <translation>Bias {number}</translation>
    </message>
    <message>
      <source>feature map</source>
      <translation>Merkmalskarte</translation>
    </message>
    <message>
      <source>filter</source>
      <translation>Filter</translation>
    </message>
    <message>
      <source>map of {layer}</source>
      <translation>Karte von {layer}</translation>
    </message>
    <message>
      <source>map {channel}</source>
      <translation>Karte {channel}</translation>
    </message>
    <message>
      <source>map {channel} of {layer}</source>
      <translation>Karte {channel} von {layer}</translation>
    </message>
    <message>
      <source>mean</source>
      <translation>Mittel</translation>
    </message>
    <message>
      <source>one line of 1 number</source>
      <translation>eine Reihe von 1 Zahl</translation>
    </message>
    <message>
      <source>one line of {count} numbers</source>
      <translation>eine Reihe von {count} Zahlen</translation>
    </message>
    <message>
      <source>picture</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>product</source>
      <translation>Produkt</translation>
    </message>
    <message>
      <source>sum</source>
      <translation>Summe</translation>
    </message>
    <message>
      <source>the largest</source>
      <translation>der größte Wert</translation>
    </message>
    <message>
      <source>the mean</source>
      <translation>der Mittelwert</translation>
    </message>
    <message>
      <source>{name} · {size}, with padding</source>
      <translation>{name} · {size}, mit Rand</translation>
    </message>
    <message>
      <source>{number} is positive and stays</source>
      <translation>{number} ist positiv und bleibt</translation>
    </message>
  </context>
  <context>
    <name>actions</name>
    <message>
      <source>&amp;About ConvScope</source>
      <translation>Ü&amp;ber ConvScope</translation>
    </message>
    <message>
      <source>&amp;Add scene</source>
      <translation>Szene &amp;hinzufügen</translation>
    </message>
    <message>
      <source>&amp;Back</source>
      <translation>&amp;Zurück</translation>
    </message>
    <message>
      <source>&amp;Cancel work</source>
      <translation>Arbeit &amp;abbrechen</translation>
    </message>
    <message>
      <source>&amp;Colour</source>
      <translation>&amp;Farbe</translation>
    </message>
    <message>
      <source>&amp;Drag cells</source>
      <translation>Zellen &amp;ziehen</translation>
    </message>
    <message>
      <source>&amp;Duplicate layer</source>
      <translation>Schicht &amp;duplizieren</translation>
    </message>
    <message>
      <source>&amp;Eraser</source>
      <translation>&amp;Radierer</translation>
    </message>
    <message>
      <source>&amp;Export PyTorch code…</source>
      <translation>PyTorch-Code e&amp;xportieren…</translation>
    </message>
    <message>
      <source>&amp;Export scenes as PDF…</source>
      <translation>Szenen als PDF e&amp;xportieren…</translation>
    </message>
    <message>
      <source>&amp;First position</source>
      <translation>&amp;Erste Position</translation>
    </message>
    <message>
      <source>&amp;Fit</source>
      <translation>&amp;Anpassung</translation>
    </message>
    <message>
      <source>&amp;Fit network</source>
      <translation>Netz &amp;einpassen</translation>
    </message>
    <message>
      <source>&amp;Gabor…</source>
      <translation>Ga&amp;bor…</translation>
    </message>
    <message>
      <source>&amp;Glossary</source>
      <translation>&amp;Glossar</translation>
    </message>
    <message>
      <source>&amp;Hatch negative values</source>
      <translation>Negative Werte &amp;schraffieren</translation>
    </message>
    <message>
      <source>&amp;How this value is made</source>
      <translation>W&amp;ie dieser Wert entsteht</translation>
    </message>
    <message>
      <source>&amp;Invert</source>
      <translation>&amp;Invertieren</translation>
    </message>
    <message>
      <source>&amp;Keyboard and mouse</source>
      <translation>&amp;Tastatur und Maus</translation>
    </message>
    <message>
      <source>&amp;Last position</source>
      <translation>&amp;Letzte Position</translation>
    </message>
    <message>
      <source>&amp;Leave lesson</source>
      <translation>Lektion ver&amp;lassen</translation>
    </message>
    <message>
      <source>&amp;Line…</source>
      <translation>&amp;Linie…</translation>
    </message>
    <message>
      <source>&amp;Mirror left and right</source>
      <translation>Links und rechts &amp;spiegeln</translation>
    </message>
    <message>
      <source>&amp;Next</source>
      <translation>&amp;Weiter</translation>
    </message>
    <message>
      <source>&amp;Next layer</source>
      <translation>&amp;Nächste Schicht</translation>
    </message>
    <message>
      <source>&amp;Open…</source>
      <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
      <source>&amp;Paste picture</source>
      <translation>Bild &amp;einfügen</translation>
    </message>
    <message>
      <source>&amp;Play or pause</source>
      <translation>&amp;Abspielen oder anhalten</translation>
    </message>
    <message>
      <source>&amp;Present</source>
      <translation>&amp;Präsentieren</translation>
    </message>
    <message>
      <source>&amp;Presets</source>
      <translation>&amp;Vorlagen</translation>
    </message>
    <message>
      <source>&amp;Quit</source>
      <translation>&amp;Beenden</translation>
    </message>
    <message>
      <source>&amp;Repeat</source>
      <translation>&amp;Wiederholen</translation>
    </message>
    <message>
      <source>&amp;Reset window</source>
      <translation>Fenster &amp;zurücksetzen</translation>
    </message>
    <message>
      <source>&amp;Save</source>
      <translation>&amp;Speichern</translation>
    </message>
    <message>
      <source>&amp;Scaling</source>
      <translation>&amp;Skalierung</translation>
    </message>
    <message>
      <source>&amp;Slower</source>
      <translation>Lan&amp;gsamer</translation>
    </message>
    <message>
      <source>&amp;Start over</source>
      <translation>&amp;Von vorn</translation>
    </message>
    <message>
      <source>&amp;Thicker brush</source>
      <translation>Pinsel &amp;dicker</translation>
    </message>
    <message>
      <source>&amp;Title…</source>
      <translation>&amp;Titel…</translation>
    </message>
    <message>
      <source>&amp;Unit length</source>
      <translation>Auf &amp;Einheitslänge</translation>
    </message>
    <message>
      <source>&amp;User guide</source>
      <translation>&amp;Handbuch</translation>
    </message>
    <message>
      <source>Add a copy of the selected filter</source>
      <translation>Eine Kopie des ausgewählten Filters hinzufügen</translation>
    </message>
    <message>
      <source>Add a copy of the selected layer after it</source>
      <translation>Nach der ausgewählten Schicht eine Kopie von ihr hinzufügen</translation>
    </message>
    <message>
      <source>Add a random filter to the selected convolution</source>
      <translation>Der ausgewählten Faltung einen zufälligen Filter hinzufügen</translation>
    </message>
    <message>
      <source>Add a ski&amp;p connection around</source>
      <translation>Skip-&amp;Verbindung hinzufügen um</translation>
    </message>
    <message>
      <source>Add fil&amp;ter</source>
      <translation>Filter &amp;hinzufügen</translation>
    </message>
    <message>
      <source>Add layer &amp;before this</source>
      <translation>&amp;Schicht davor hinzufügen</translation>
    </message>
    <message>
      <source>All &amp;weights to 0</source>
      <translation>Alle Gewichte auf &amp;0</translation>
    </message>
    <message>
      <source>All maps of this layer</source>
      <translation>Alle Karten dieser Schicht</translation>
    </message>
    <message>
      <source>As fully connecte&amp;d layer</source>
      <translation>Als vollständig ver&amp;bundene Schicht</translation>
    </message>
    <message>
      <source>Ask for the si&amp;ze</source>
      <translation>Nach der Größe &amp;fragen</translation>
    </message>
    <message>
      <source>Assump&amp;tions of this network…</source>
      <translation>Ann&amp;ahmen zu diesem Netz…</translation>
    </message>
    <message>
      <source>Back to the net&amp;work</source>
      <translation>Zurück z&amp;um Netz</translation>
    </message>
    <message>
      <source>Begin again at the end</source>
      <translation>Am Ende wieder von vorn anfangen</translation>
    </message>
    <message>
      <source>C&amp;lear drawing</source>
      <translation>Zeichnung &amp;leeren</translation>
    </message>
    <message>
      <source>C&amp;onnect with</source>
      <translation>Ver&amp;binden mit</translation>
    </message>
    <message>
      <source>Change &amp;kind</source>
      <translation>Art &amp;ändern</translation>
    </message>
    <message>
      <source>Choose a known kernel. Editing it makes it custom, the preset stays as it was</source>
      <translation>Einen bekannten Kern wählen. Bearbeiten macht ihn zum eigenen, die Vorlage bleibt, wie sie war</translation>
    </message>
    <message>
      <source>Choose what happens to a picture of another shape than the network reads</source>
      <translation>Wählen, was mit einem Bild geschieht, das eine andere Form hat, als das Netz liest</translation>
    </message>
    <message>
      <source>Choose whether the network reads one grey channel or three colours</source>
      <translation>Wählen, ob das Netz einen Graukanal oder drei Farben liest</translation>
    </message>
    <message>
      <source>Choose which other cells change together with the one that is touched</source>
      <translation>Wählen, welche anderen Zellen sich zusammen mit der angefassten ändern</translation>
    </message>
    <message>
      <source>Class na&amp;mes…</source>
      <translation>Klassen&amp;namen…</translation>
    </message>
    <message>
      <source>Co&amp;mpare poolings</source>
      <translation>&amp;Pooling vergleichen</translation>
    </message>
    <message>
      <source>Compare trainings</source>
      <translation>Trainings vergleichen</translation>
    </message>
    <message>
      <source>Copy &amp;map as picture</source>
      <translation>Karte &amp;als Bild kopieren</translation>
    </message>
    <message>
      <source>Copy arithmetic as &amp;text</source>
      <translation>Re&amp;chnung als Text kopieren</translation>
    </message>
    <message>
      <source>Copy arithmetic as LaTe&amp;X</source>
      <translation>Rechnung als LaTe&amp;X kopieren</translation>
    </message>
    <message>
      <source>Copy the arithmetic of the cell as plain text</source>
      <translation>Die Rechnung der Zelle als reinen Text kopieren</translation>
    </message>
    <message>
      <source>Copy the arithmetic of the cell for a LaTeX document</source>
      <translation>Die Rechnung der Zelle für ein LaTeX-Dokument kopieren</translation>
    </message>
    <message>
      <source>Copy the confusion matrix, as text for spreadsheets</source>
      <translation>Die Verwechslungsmatrix kopieren, als Text für Tabellenprogramme</translation>
    </message>
    <message>
      <source>Copy the results</source>
      <translation>Ergebnisse kopieren</translation>
    </message>
    <message>
      <source>Copy the selected map in its colours, as a picture</source>
      <translation>Die gewählte Karte in ihren Farben als Bild kopieren</translation>
    </message>
    <message>
      <source>Disconnect &amp;from</source>
      <translation>T&amp;rennen von</translation>
    </message>
    <message>
      <source>Drag a cell up and down to change it</source>
      <translation>Eine Zelle nach oben oder unten ziehen, um sie zu ändern</translation>
    </message>
    <message>
      <source>Draw &amp;on the picture</source>
      <translation>A&amp;uf dem Bild zeichnen</translation>
    </message>
    <message>
      <source>Draw fine lines over negative values, to show their sign without colours</source>
      <translation>Feine Linien über negative Werte zeichnen, um ihr Vorzeichen ohne Farben zu zeigen</translation>
    </message>
    <message>
      <source>Draw on the picture; the network answers every stroke</source>
      <translation>Auf dem Bild zeichnen; das Netz antwortet auf jeden Strich</translation>
    </message>
    <message>
      <source>Duplicate &amp;filter</source>
      <translation>&amp;Filter duplizieren</translation>
    </message>
    <message>
      <source>End the training; what the network has learned stays</source>
      <translation>Das Training beenden; was das Netz gelernt hat, bleibt</translation>
    </message>
    <message>
      <source>End the walk: the whole map and the whole network again</source>
      <translation>Den Durchlauf beenden: wieder die ganze Karte und das ganze Netz</translation>
    </message>
    <message>
      <source>End trainin&amp;g</source>
      <translation>Training beenden</translation>
    </message>
    <message>
      <source>Explain the part of the window that is in use</source>
      <translation>Den Teil des Fensters erklären, der gerade benutzt wird</translation>
    </message>
    <message>
      <source>Export map as pict&amp;ure…</source>
      <translation>&amp;Karte als Bild exportieren…</translation>
    </message>
    <message>
      <source>F&amp;aster</source>
      <translation>&amp;Schneller</translation>
    </message>
    <message>
      <source>F&amp;orward</source>
      <translation>&amp;Vorwärts</translation>
    </message>
    <message>
      <source>F&amp;ull screen</source>
      <translation>&amp;Vollbild</translation>
    </message>
    <message>
      <source>Fill the screen with the window, or stop doing so</source>
      <translation>Den Bildschirm mit dem Fenster füllen oder damit aufhören</translation>
    </message>
    <message>
      <source>Fit every picture to this size, though the network could read it in its own</source>
      <translation>Jedes Bild auf diese Größe bringen, obwohl das Netz es in seiner eigenen lesen könnte</translation>
    </message>
    <message>
      <source>Follow the chosen value back to the pixels</source>
      <translation>Den gewählten Wert bis zu den Pixeln zurückverfolgen</translation>
    </message>
    <message>
      <source>For all &amp;channels</source>
      <translation>Für &amp;alle Kanäle</translation>
    </message>
    <message>
      <source>Forget what the selected layer has learned</source>
      <translation>Vergessen, was die ausgewählte Schicht gelernt hat</translation>
    </message>
    <message>
      <source>Gau&amp;ssian…</source>
      <translation>Ga&amp;uß…</translation>
    </message>
    <message>
      <source>Give the network another title</source>
      <translation>Dem Netz einen anderen Titel geben</translation>
    </message>
    <message>
      <source>Give the selected class another name</source>
      <translation>Der ausgewählten Klasse einen anderen Namen geben</translation>
    </message>
    <message>
      <source>Give the selected layer another name</source>
      <translation>Der ausgewählten Schicht einen anderen Namen geben</translation>
    </message>
    <message>
      <source>Give up the computation under way</source>
      <translation>Die laufende Berechnung abbrechen</translation>
    </message>
    <message>
      <source>Go back from the loss to one weight of the selected map, number by number</source>
      <translation>Vom Verlust zurück zu einem Gewicht der gewählten Karte gehen, Zahl für Zahl</translation>
    </message>
    <message>
      <source>Go back to your own work, as you left it</source>
      <translation>Zur eigenen Arbeit zurückkehren, wie sie verlassen wurde</translation>
    </message>
    <message>
      <source>Go to the filter after this one</source>
      <translation>Zum Filter nach diesem gehen</translation>
    </message>
    <message>
      <source>Go to the filter before this one</source>
      <translation>Zum Filter vor diesem gehen</translation>
    </message>
    <message>
      <source>Gradients, step by step</source>
      <translation>Gradienten, Schritt für Schritt</translation>
    </message>
    <message>
      <source>Hide the chosen cell alone, to predict it first</source>
      <translation>Nur die gewählte Zelle verbergen, um sie erst vorherzusagen</translation>
    </message>
    <message>
      <source>Hide the size of the selected layer, to predict it first</source>
      <translation>Die Größe der ausgewählten Schicht verbergen, um sie erst vorherzusagen</translation>
    </message>
    <message>
      <source>Hide this &amp;cell</source>
      <translation>Zelle zur Vor&amp;hersage verbergen</translation>
    </message>
    <message>
      <source>Hide val&amp;ues</source>
      <translation>Wer&amp;te verbergen</translation>
    </message>
    <message>
      <source>Hide what comes out of the selected layer, to predict it first</source>
      <translation>Verbergen, was aus der ausgewählten Schicht herauskommt, um es erst vorherzusagen</translation>
    </message>
    <message>
      <source>Keep the shown moment of the training, to compare others with it; again, to drop it</source>
      <translation>Den gezeigten Moment des Trainings behalten, um andere mit ihm zu vergleichen; noch einmal, um ihn loszulassen</translation>
    </message>
    <message>
      <source>Keep the training with the project</source>
      <translation>Das Training im Projekt behalten</translation>
    </message>
    <message>
      <source>Keep what is on screen now as a scene of the project, to be shown again</source>
      <translation>Was jetzt auf dem Bildschirm ist, als Szene des Projekts festhalten, um es wieder zu zeigen</translation>
    </message>
    <message>
      <source>Lar&amp;ge map</source>
      <translation>Gr&amp;oße Karte</translation>
    </message>
    <message>
      <source>Leave ConvScope</source>
      <translation>ConvScope verlassen</translation>
    </message>
    <message>
      <source>Leave the filter, or end the walk</source>
      <translation>Den Filter verlassen oder den Durchlauf beenden</translation>
    </message>
    <message>
      <source>Let the network learn from labelled images; again, to pause or to go on</source>
      <translation>Das Netz aus benannten Bildern lernen lassen; noch einmal, um anzuhalten oder weiterzumachen</translation>
    </message>
    <message>
      <source>Let the selected layer no longer read one of the layers that it joins</source>
      <translation>Die gewählte Schicht liest eine der Schichten nicht mehr, die sie zusammenführt</translation>
    </message>
    <message>
      <source>Let the selected layer read another one, or join it with one</source>
      <translation>Die gewählte Schicht eine andere lesen lassen oder mit einer zusammenführen</translation>
    </message>
    <message>
      <source>Make a residual block: what the first of some layers reads is added to the output of the last</source>
      <translation>Einen Residualblock machen: Was die erste von einigen Schichten liest, wird zur Ausgabe der letzten addiert</translation>
    </message>
    <message>
      <source>Make the brush thicker</source>
      <translation>Den Pinsel dicker machen</translation>
    </message>
    <message>
      <source>Make the brush thinner</source>
      <translation>Den Pinsel dünner machen</translation>
    </message>
    <message>
      <source>Make the kernel a detector of bright lines</source>
      <translation>Den Kern zu einem Detektor heller Linien machen</translation>
    </message>
    <message>
      <source>Make the kernel a round blur</source>
      <translation>Den Kern zu einem runden Weichzeichner machen</translation>
    </message>
    <message>
      <source>Make the kernel stripes that fade out</source>
      <translation>Den Kern zu Streifen machen, die nach außen abklingen</translation>
    </message>
    <message>
      <source>Make the selected layer one of another kind: its name, its place and what fits stay</source>
      <translation>Aus der ausgewählten Schicht eine anderer Art machen: Name, Platz und was passt bleiben</translation>
    </message>
    <message>
      <source>Make the whole picture black</source>
      <translation>Das ganze Bild schwarz machen</translation>
    </message>
    <message>
      <source>Mark the selected map in green, or take the mark away</source>
      <translation>Die ausgewählte Karte grün markieren oder die Markierung entfernen</translation>
    </message>
    <message>
      <source>Mark the selected map in red, or take the mark away</source>
      <translation>Die ausgewählte Karte rot markieren oder die Markierung entfernen</translation>
    </message>
    <message>
      <source>Mean to &amp;zero</source>
      <translation>&amp;Mittelwert auf 0</translation>
    </message>
    <message>
      <source>Mirror top and &amp;bottom</source>
      <translation>&amp;Oben und unten spiegeln</translation>
    </message>
    <message>
      <source>Move layer &amp;left</source>
      <translation>Schicht nach &amp;links</translation>
    </message>
    <message>
      <source>Move layer &amp;right</source>
      <translation>Schicht nach re&amp;chts</translation>
    </message>
    <message>
      <source>Name all classes, one a line, or read their names from a text file</source>
      <translation>Alle Klassen benennen, eine je Zeile, oder ihre Namen aus einer Textdatei lesen</translation>
    </message>
    <message>
      <source>Ne&amp;xt filter</source>
      <translation>Nä&amp;chster Filter</translation>
    </message>
    <message>
      <source>Neg&amp;ate</source>
      <translation>&amp;Negieren</translation>
    </message>
    <message>
      <source>New &amp;drawing</source>
      <translation>Neue &amp;Zeichnung</translation>
    </message>
    <message>
      <source>New random &amp;weights</source>
      <translation>Neue zufällige &amp;Gewichte</translation>
    </message>
    <message>
      <source>Next chann&amp;el</source>
      <translation>N&amp;ächster Kanal</translation>
    </message>
    <message>
      <source>Offer the work again that was not saved before the program ended</source>
      <translation>Die Arbeit noch einmal anbieten, die beim Ende des Programms nicht gespeichert war</translation>
    </message>
    <message>
      <source>One batch of images: the weights move once, and the training pauses</source>
      <translation>Ein Stapel Bilder: Die Gewichte bewegen sich einmal, dann pausiert das Training</translation>
    </message>
    <message>
      <source>One si&amp;ze</source>
      <translation>Eine &amp;Größe</translation>
    </message>
    <message>
      <source>Open a picture or a project</source>
      <translation>Ein Bild oder ein Projekt öffnen</translation>
    </message>
    <message>
      <source>Open f&amp;ilter</source>
      <translation>Filter &amp;öffnen</translation>
    </message>
    <message>
      <source>Overvie&amp;w</source>
      <translation>Ü&amp;bersicht</translation>
    </message>
    <message>
      <source>Pa&amp;int cells</source>
      <translation>Zellen mit &amp;Pinsel ausmalen</translation>
    </message>
    <message>
      <source>Paint cells with the brush's value</source>
      <translation>Zellen mit dem Wert des Pinsels ausmalen</translation>
    </message>
    <message>
      <source>Paint with black; the right mouse button always does</source>
      <translation>Mit Schwarz malen; die rechte Maustaste tut das immer</translation>
    </message>
    <message>
      <source>Pi&amp;n in green</source>
      <translation>In Gr&amp;ün anheften</translation>
    </message>
    <message>
      <source>Picture from t&amp;he camera…</source>
      <translation>Bild von der Ka&amp;mera…</translation>
    </message>
    <message>
      <source>Pin in &amp;red</source>
      <translation>In &amp;Rot anheften</translation>
    </message>
    <message>
      <source>Pin the moment</source>
      <translation>Den Moment anheften</translation>
    </message>
    <message>
      <source>Play the training</source>
      <translation>Das Training abspielen</translation>
    </message>
    <message>
      <source>Pre&amp;vious filter</source>
      <translation>Vor&amp;iger Filter</translation>
    </message>
    <message>
      <source>Pre&amp;vious layer</source>
      <translation>Vo&amp;rige Schicht</translation>
    </message>
    <message>
      <source>Present with speaker &amp;view</source>
      <translation>Präsentieren mit Sprecher&amp;ansicht</translation>
    </message>
    <message>
      <source>Present, with notes, the next scene and the clock in a window of your own</source>
      <translation>Präsentieren, mit Notizen, nächster Szene und Uhr in einem eigenen Fenster</translation>
    </message>
    <message>
      <source>Presets and operations change the kernels of this filter for all channels alike</source>
      <translation>Vorlagen und Operationen ändern die Kerne dieses Filters für alle Kanäle gleichermaßen</translation>
    </message>
    <message>
      <source>Previous c&amp;hannel</source>
      <translation>Vori&amp;ger Kanal</translation>
    </message>
    <message>
      <source>Put a new layer between the selected one and one that it reads</source>
      <translation>Eine neue Schicht zwischen die gewählte und eine setzen, die sie liest</translation>
    </message>
    <message>
      <source>Put all panels back where they were at first</source>
      <translation>Alle Bedienfelder an ihren ursprünglichen Platz zurücksetzen</translation>
    </message>
    <message>
      <source>Put the scene back into the state that was prepared for this step</source>
      <translation>Die Szene in den Zustand zurückversetzen, der für diesen Schritt vorbereitet ist</translation>
    </message>
    <message>
      <source>Put the window at the first position</source>
      <translation>Das Fenster an die erste Position setzen</translation>
    </message>
    <message>
      <source>Put the window at the last position</source>
      <translation>Das Fenster an die letzte Position setzen</translation>
    </message>
    <message>
      <source>Put the window one position back</source>
      <translation>Das Fenster eine Position zurücksetzen</translation>
    </message>
    <message>
      <source>Put the window one position on</source>
      <translation>Das Fenster eine Position weitersetzen</translation>
    </message>
    <message>
      <source>R&amp;emove layer</source>
      <translation>Schicht &amp;entfernen</translation>
    </message>
    <message>
      <source>Random &amp;kernel</source>
      <translation>Zufälliger &amp;Kern</translation>
    </message>
    <message>
      <source>Random weights between −1 and 1 for the kernel</source>
      <translation>Zufällige Gewichte zwischen −1 und 1 für den Kern</translation>
    </message>
    <message>
      <source>Re&amp;name layer</source>
      <translation>Schicht &amp;umbenennen</translation>
    </message>
    <message>
      <source>Recover unsaved &amp;work…</source>
      <translation>Ungespeicherte Arbeit &amp;wiederherstellen…</translation>
    </message>
    <message>
      <source>Rem&amp;ove filter</source>
      <translation>Filter en&amp;tfernen</translation>
    </message>
    <message>
      <source>Rename cla&amp;ss</source>
      <translation>&amp;Klasse umbenennen</translation>
    </message>
    <message>
      <source>Reverse all signs of the kernel</source>
      <translation>Alle Vorzeichen des Kerns umkehren</translation>
    </message>
    <message>
      <source>S&amp;ymmetry</source>
      <translation>S&amp;ymmetrie</translation>
    </message>
    <message>
      <source>Save &amp;as…</source>
      <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
      <source>Save curve and moments of the training in the project's file, to look back later; again, to leave it out</source>
      <translation>Kurve und Momente des Trainings in der Projektdatei speichern, um später zurückzublicken; noch einmal, um es wegzulassen</translation>
    </message>
    <message>
      <source>Save network, weights and picture as a project</source>
      <translation>Netz, Gewichte und Bild als Projekt speichern</translation>
    </message>
    <message>
      <source>Save the project in another file</source>
      <translation>Das Projekt in einer anderen Datei speichern</translation>
    </message>
    <message>
      <source>Scale the kernel to length 1: the pattern alone counts</source>
      <translation>Den Kern auf Länge 1 skalieren: Nur das Muster zählt</translation>
    </message>
    <message>
      <source>Scale the kernel to sum 1: flat areas keep their brightness</source>
      <translation>Den Kern auf Summe 1 skalieren: Gleichmäßige Flächen behalten ihre Helligkeit</translation>
    </message>
    <message>
      <source>Set all weights of the kernel to 0, to begin with nothing</source>
      <translation>Alle Gewichte des Kerns auf 0 setzen, um mit nichts anzufangen</translation>
    </message>
    <message>
      <source>Shift the kernel to mean 0: only differences count</source>
      <translation>Den Kern auf Mittelwert 0 verschieben: Nur Unterschiede zählen</translation>
    </message>
    <message>
      <source>Show &amp;everything</source>
      <translation>Wie&amp;der alles zeigen</translation>
    </message>
    <message>
      <source>Show a small picture of the whole network while some of it is out of sight</source>
      <translation>Ein kleines Bild des ganzen Netzes zeigen, solange ein Teil davon nicht zu sehen ist</translation>
    </message>
    <message>
      <source>Show all maps of the selected layer beside one another, in place of the network</source>
      <translation>Alle Karten der gewählten Schicht nebeneinander zeigen, anstelle des Netzes</translation>
    </message>
    <message>
      <source>Show all moments of the training one after the other; again, to stop</source>
      <translation>Alle Momente des Trainings nacheinander zeigen; noch einmal, um anzuhalten</translation>
    </message>
    <message>
      <source>Show beside a pooling what the other kind, mean or maximum, would make</source>
      <translation>Neben einem Pooling zeigen, was die andere Art, Mittelwert oder Maximum, ergäbe</translation>
    </message>
    <message>
      <source>Show how well the network names images that it does not learn from</source>
      <translation>Zeigen, wie gut das Netz Bilder benennt, aus denen es nicht lernt</translation>
    </message>
    <message>
      <source>Show the arithmetic of the chosen cell</source>
      <translation>Die Rechnung der gewählten Zelle zeigen</translation>
    </message>
    <message>
      <source>Show the convolution as one large matrix, and count the weights</source>
      <translation>Die Faltung als eine große Matrix zeigen und die Gewichte zählen</translation>
    </message>
    <message>
      <source>Show the kernel for the channel after</source>
      <translation>Den Kern für den Kanal danach zeigen</translation>
    </message>
    <message>
      <source>Show the kernel for the channel before</source>
      <translation>Den Kern für den Kanal davor zeigen</translation>
    </message>
    <message>
      <source>Show the lesson, or what the window shows, over the whole screen in large type</source>
      <translation>Die Lektion, oder was das Fenster zeigt, in großer Schrift über den ganzen Bildschirm zeigen</translation>
    </message>
    <message>
      <source>Show the network larger</source>
      <translation>Das Netz größer zeigen</translation>
    </message>
    <message>
      <source>Show the network one layer shorter</source>
      <translation>Das Netz um eine Schicht kürzer zeigen</translation>
    </message>
    <message>
      <source>Show the network smaller</source>
      <translation>Das Netz kleiner zeigen</translation>
    </message>
    <message>
      <source>Show the next layer being made from the last, from the image to the class</source>
      <translation>Zeigen, wie die nächste Schicht aus der letzten entsteht, vom Bild bis zur Klasse</translation>
    </message>
    <message>
      <source>Show the next step of the lesson: of this scene, else the next scene</source>
      <translation>Den nächsten Schritt der Lektion zeigen: in dieser Szene, sonst die nächste Szene</translation>
    </message>
    <message>
      <source>Show the selected map large, with its numbers and its values' range</source>
      <translation>Die ausgewählte Karte groß zeigen, mit ihren Zahlen und ihrem Wertebereich</translation>
    </message>
    <message>
      <source>Show the whole network</source>
      <translation>Das ganze Netz zeigen</translation>
    </message>
    <message>
      <source>Show what the camera sees, and take pictures of it</source>
      <translation>Zeigen, was die Kamera sieht, und Bilder davon aufnehmen</translation>
    </message>
    <message>
      <source>Show what the network answers under each usual scaling of the picture</source>
      <translation>Zeigen, was das Netz bei jeder üblichen Skalierung des Bildes antwortet</translation>
    </message>
    <message>
      <source>Show what was assumed when the file of this network was opened</source>
      <translation>Zeigt, was beim Öffnen der Datei dieses Netzes angenommen wurde</translation>
    </message>
    <message>
      <source>Slide the window over the input while the map fills in, or hold it</source>
      <translation>Das Fenster über die Eingabe gleiten lassen, während sich die Karte füllt, oder es anhalten</translation>
    </message>
    <message>
      <source>Start with an empty picture and draw on it</source>
      <translation>Mit einem leeren Bild beginnen und darauf zeichnen</translation>
    </message>
    <message>
      <source>Stay a longer time at every position</source>
      <translation>An jeder Position länger bleiben</translation>
    </message>
    <message>
      <source>Stay a shorter time at every position</source>
      <translation>An jeder Position kürzer bleiben</translation>
    </message>
    <message>
      <source>Sum to &amp;1</source>
      <translation>Summe auf &amp;1</translation>
    </message>
    <message>
      <source>Swap dark and light: 1 − value</source>
      <translation>Dunkel und Hell tauschen: 1 − Wert</translation>
    </message>
    <message>
      <source>Swap left and right in the kernel</source>
      <translation>Im Kern links und rechts vertauschen</translation>
    </message>
    <message>
      <source>Swap the selected layer with the one after it</source>
      <translation>Die ausgewählte Schicht mit der danach vertauschen</translation>
    </message>
    <message>
      <source>Swap the selected layer with the one before it</source>
      <translation>Die ausgewählte Schicht mit der davor vertauschen</translation>
    </message>
    <message>
      <source>Swap top and bottom in the kernel</source>
      <translation>Im Kern oben und unten vertauschen</translation>
    </message>
    <message>
      <source>Take the last step of the lesson back</source>
      <translation>Den letzten Schritt der Lektion zurücknehmen</translation>
    </message>
    <message>
      <source>Take the selected filter out of its convolution</source>
      <translation>Den ausgewählten Filter aus seiner Faltung herausnehmen</translation>
    </message>
    <message>
      <source>Take the selected layer out of the network</source>
      <translation>Die ausgewählte Schicht aus dem Netz herausnehmen</translation>
    </message>
    <message>
      <source>Take the selected map of a convolution apart, input channel by input channel</source>
      <translation>Die ausgewählte Karte einer Faltung zerlegen, Eingabekanal für Eingabekanal</translation>
    </message>
    <message>
      <source>Test the network</source>
      <translation>Netz testen</translation>
    </message>
    <message>
      <source>The network reads (x − mean) / deviation: choose what it was trained with, or own numbers</source>
      <translation>Das Netz liest (x − Mittelwert) / Standardabweichung: wählen, womit es trainiert wurde, oder eigene Zahlen</translation>
    </message>
    <message>
      <source>Thi&amp;nner brush</source>
      <translation>Pinsel dü&amp;nner</translation>
    </message>
    <message>
      <source>Tr&amp;y the usual scalings</source>
      <translation>Übliche Skalierungen &amp;probieren</translation>
    </message>
    <message>
      <source>Train one epoch</source>
      <translation>Eine Epoche trainieren</translation>
    </message>
    <message>
      <source>Train one step</source>
      <translation>Einen Schritt trainieren</translation>
    </message>
    <message>
      <source>Train others beside this network: fully connected, with your own filters, with fewer images</source>
      <translation>Andere neben diesem Netz trainieren: vollverbunden, mit eigenen Filtern, mit weniger Bildern</translation>
    </message>
    <message>
      <source>Train, or pa&amp;use</source>
      <translation>Trainieren oder pausieren</translation>
    </message>
    <message>
      <source>Turn by &amp;90°</source>
      <translation>Um &amp;90° drehen</translation>
    </message>
    <message>
      <source>Turn the kernel a quarter to the left</source>
      <translation>Den Kern eine Vierteldrehung nach links drehen</translation>
    </message>
    <message>
      <source>Until every image was seen once more, then the training pauses</source>
      <translation>Bis jedes Bild einmal mehr gesehen wurde, dann pausiert das Training</translation>
    </message>
    <message>
      <source>Use the picture on the clipboard</source>
      <translation>Das Bild aus der Zwischenablage verwenden</translation>
    </message>
    <message>
      <source>Version and licence</source>
      <translation>Version und Lizenz</translation>
    </message>
    <message>
      <source>Wh&amp;y this value?</source>
      <translation>Waru&amp;m dieser Wert?</translation>
    </message>
    <message>
      <source>What every key and gesture does</source>
      <translation>Was jede Taste und Geste bewirkt</translation>
    </message>
    <message>
      <source>What the words of this field mean</source>
      <translation>Was die Wörter dieses Gebiets bedeuten</translation>
    </message>
    <message>
      <source>Write the lesson, or the scenes of the project, as a PDF with notes, a page a scene</source>
      <translation>Die Lektion oder die Szenen des Projekts als PDF mit Notizen schreiben, eine Seite je Szene</translation>
    </message>
    <message>
      <source>Write the network as a Python file that runs without ConvScope</source>
      <translation>Das Netz als Python-Datei schreiben, die ohne ConvScope läuft</translation>
    </message>
    <message>
      <source>Write the selected map in its colours as a PNG file</source>
      <translation>Die gewählte Karte in ihren Farben als PNG-Datei schreiben</translation>
    </message>
    <message>
      <source>Zoom &amp;in</source>
      <translation>Vergr&amp;ößern</translation>
    </message>
    <message>
      <source>Zoom &amp;out</source>
      <translation>Ver&amp;kleinern</translation>
    </message>
  </context>
  <context>
    <name>docks</name>
    <message>
      <source>Hide the panel</source>
      <translation>Das Bedienfeld ausblenden</translation>
    </message>
    <message>
      <source>Show or hide the panel “{name}”</source>
      <translation>Das Bedienfeld „{name}“ ein- oder ausblenden</translation>
    </message>
    <message>
      <source>Take the panel out of the window, or put it back</source>
      <translation>Das Bedienfeld aus dem Fenster lösen oder wieder einfügen</translation>
    </message>
  </context>
  <context>
    <name>engine</name>
    <message>
      <source>    weights = {ours: saved[theirs] for ours, theirs in WEIGHTS.items()}</source>
      <translation>    weights = {ours: saved[theirs] for ours, theirs in WEIGHTS.items()}</translation>
    </message>
    <message>
      <source>(dilated) kernel</source>
      <translation>(gedehnter) Kern</translation>
    </message>
    <message>
      <source>(e^x − 1) elsewhere. Source: Klambauer et al. 2017, eq. 2.</source>
      <translation>(e^x − 1) sonst. Quelle: Klambauer et al. 2017, Gl. 2.</translation>
    </message>
    <message>
      <source>(exp({x} / {alpha}) − 1)</source>
      <translation>(exp({x} / {alpha}) − 1)</translation>
    </message>
    <message>
      <source>(exp({x}) − 1)</source>
      <translation>(exp({x}) − 1)</translation>
    </message>
    <message>
      <source>0 … 1, as it is</source>
      <translation>0 … 1, wie es ist</translation>
    </message>
    <message>
      <source>1 / (1 + e^−x) for every cell.</source>
      <translation>1 / (1 + e^−x) für jede Zelle.</translation>
    </message>
    <message>
      <source>1 / (1 + exp({x}))</source>
      <translation>1 / (1 + exp({x}))</translation>
    </message>
    <message>
      <source>1 / (1 + e⁻ˣ)</source>
      <translation>1 / (1 + e⁻ˣ)</translation>
    </message>
    <message>
      <source>1 channel</source>
      <translation>1 Kanal</translation>
    </message>
    <message>
      <source>1 group</source>
      <translation>1 Gruppe</translation>
    </message>
    <message>
      <source>1 of the {divisor} is padding, which counts as 0.</source>
      <translation>1 der {divisor} ist Auffüllung, die als 0 zählt.</translation>
    </message>
    <message>
      <source>3 × 3 max pooling before the blocks</source>
      <translation>3 × 3-Max-Pooling vor den Blöcken</translation>
    </message>
    <message>
      <source>A PNG holds 1 or 3 channels, not {channels}.</source>
      <translation>Ein PNG enthält 1 oder 3 Kanäle, nicht {channels}.</translation>
    </message>
    <message>
      <source>A bank of filters that enlarges: each input cell lays them down, times its value, and all that overlaps adds up.</source>
      <translation>Eine Reihe von Filtern, die vergrößert: Jede Eingabezelle legt sie hin, mal ihrem Wert, und was sich überlappt, wird addiert.</translation>
    </message>
    <message>
      <source>A bank of filters, each slid over all input maps: multiply, add up, add the bias.</source>
      <translation>Eine Filterbank; jeder Filter gleitet über alle Eingabekarten: multiplizieren, addieren, Bias hinzuzählen.</translation>
    </message>
    <message>
      <source>A bias is added at every position: the sum of all gradients there.</source>
      <translation>Ein Bias wird an jeder Stelle addiert: die Summe aller Gradienten dort.</translation>
    </message>
    <message>
      <source>A class needs a name, in letters that can be read.</source>
      <translation>Eine Klasse braucht einen Namen aus lesbaren Zeichen.</translation>
    </message>
    <message>
      <source>A convolution needs at least one filter.</source>
      <translation>Eine Faltung braucht mindestens einen Filter.</translation>
    </message>
    <message>
      <source>A filter adds all its channels up into one map: 1 filter, 1 map.</source>
      <translation>Ein Filter addiert alle seine Kanäle zu einer Karte: 1 Filter, 1 Karte.</translation>
    </message>
    <message>
      <source>A filter adds all its channels up into one map: {count} filters, {count} maps.</source>
      <translation>Ein Filter addiert alle seine Kanäle zu einer Karte: {count} Filter, {count} Karten.</translation>
    </message>
    <message>
      <source>A filter of a grouped convolution cannot be added or removed alone.</source>
      <translation>Ein Filter einer gruppierten Faltung lässt sich nicht einzeln hinzufügen oder entfernen.</translation>
    </message>
    <message>
      <source>A fully connected layer: every unit is a weighted sum of all inputs plus a bias.</source>
      <translation>Eine vollständig verbundene Schicht: Jede Einheit ist eine gewichtete Summe aller Eingaben plus ein Bias.</translation>
    </message>
    <message>
      <source>A layer needs a name of its own, in letters that can be read.</source>
      <translation>Eine Schicht braucht einen eigenen Namen aus lesbaren Buchstaben.</translation>
    </message>
    <message>
      <source>A layer of the block has a problem, which has to be solved first.</source>
      <translation>Eine Schicht des Blocks hat ein Problem; löse es zuerst.</translation>
    </message>
    <message>
      <source>A picture of {shape} cannot be shown to this network.</source>
      <translation>Ein Bild mit der Form {shape} kann diesem Netz nicht gezeigt werden.</translation>
    </message>
    <message>
      <source>A scene needs a title.</source>
      <translation>Eine Szene braucht einen Titel.</translation>
    </message>
    <message>
      <source>A share of {share} leaves one part empty.</source>
      <translation>Ein Anteil von {share} lässt einen Teil leer.</translation>
    </message>
    <message>
      <source>A square</source>
      <translation>Ein Quadrat</translation>
    </message>
    <message>
      <source>A title consists of letters that can be read.</source>
      <translation>Ein Titel besteht aus lesbaren Zeichen.</translation>
    </message>
    <message>
      <source>A turn by 180° leaves it the same: convolution and cross-correlation give equal results.</source>
      <translation>Eine Drehung um 180° lässt ihn gleich: Faltung und Kreuzkorrelation liefern gleiche Ergebnisse.</translation>
    </message>
    <message>
      <source>A turn by 180° makes another kernel of it: convolution and cross-correlation give different results.</source>
      <translation>Eine Drehung um 180° macht einen anderen Kern daraus: Faltung und Kreuzkorrelation liefern verschiedene Ergebnisse.</translation>
    </message>
    <message>
      <source>A turn by 180° reverses its sign: convolution and cross-correlation give opposite results.</source>
      <translation>Eine Drehung um 180° kehrt sein Vorzeichen um: Faltung und Kreuzkorrelation liefern entgegengesetzte Ergebnisse.</translation>
    </message>
    <message>
      <source>A weight lies outside of its file: it is damaged.</source>
      <translation>Ein Gewicht liegt außerhalb seiner Datei: Sie ist beschädigt.</translation>
    </message>
    <message>
      <source>A width must be above 0, not {value}.</source>
      <translation>Eine Breite muss über 0 liegen, nicht bei {value}.</translation>
    </message>
    <message>
      <source>Activation</source>
      <translation>Aktivierung</translation>
    </message>
    <message>
      <source>Activation after the last convolution</source>
      <translation>Aktivierung nach der letzten Faltung</translation>
    </message>
    <message>
      <source>Adam</source>
      <translation>Adam</translation>
    </message>
    <message>
      <source>AdamW</source>
      <translation>AdamW</translation>
    </message>
    <message>
      <source>Adaptive average pool</source>
      <translation>Adaptives Mittelwert-Pooling</translation>
    </message>
    <message>
      <source>Adaptive max pool</source>
      <translation>Adaptives Max-Pooling</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Addieren</translation>
    </message>
    <message>
      <source>Add a Flatten layer before it.</source>
      <translation>Davor eine Flatten-Schicht hinzufügen.</translation>
    </message>
    <message>
      <source>Add a convolution or a fully connected layer.</source>
      <translation>Eine Faltung oder eine vollständig verbundene Schicht hinzufügen.</translation>
    </message>
    <message>
      <source>Added Softmax at the end, so that the scores become probabilities.</source>
      <translation>Am Ende Softmax hinzugefügt, damit aus den Punktwerten Wahrscheinlichkeiten werden.</translation>
    </message>
    <message>
      <source>Added to the variance, so that nothing is divided by zero.</source>
      <translation>Wird zur Varianz addiert, damit nie durch null geteilt wird.</translation>
    </message>
    <message>
      <source>After the activation</source>
      <translation>Nach der Aktivierung</translation>
    </message>
    <message>
      <source>After the others</source>
      <translation>Hinter den anderen</translation>
    </message>
    <message>
      <source>After those before</source>
      <translation>Nach den bisherigen</translation>
    </message>
    <message>
      <source>Align corners</source>
      <translation>Ecken ausrichten</translation>
    </message>
    <message>
      <source>All cells in one vector, map by map and row by row: index = c·H·W + r·W + column, as in PyTorch.</source>
      <translation>Alle Zellen in einem Vektor, Karte für Karte und Zeile für Zeile: Index = c·H·W + r·W + Spalte, wie in PyTorch.</translation>
    </message>
    <message>
      <source>All weights are 0, and no factor gives them length 1.</source>
      <translation>Alle Gewichte sind 0, und kein Faktor gibt ihnen die Länge 1.</translation>
    </message>
    <message>
      <source>All weights are 0: the products add up to 0 whatever the image.</source>
      <translation>Alle Gewichte sind 0: Die Produkte ergeben in der Summe 0, gleich bei welchem Bild.</translation>
    </message>
    <message>
      <source>Alpha</source>
      <translation>Alpha</translation>
    </message>
    <message>
      <source>Alpha is divided by the number of channels, {size}, first.</source>
      <translation>Alpha wird zuerst durch die Zahl der Kanäle, {size}, geteilt.</translation>
    </message>
    <message>
      <source>An array of shape {shape} is not an image.</source>
      <translation>Ein Array der Form {shape} ist kein Bild.</translation>
    </message>
    <message>
      <source>An image can be fitted to 1 … 4096 rows and columns.</source>
      <translation>Ein Bild lässt sich auf 1 … 4096 Zeilen und Spalten anpassen.</translation>
    </message>
    <message>
      <source>An input of {shape} is not possible.</source>
      <translation>Eine Eingabe von {shape} ist nicht möglich.</translation>
    </message>
    <message>
      <source>Approximate</source>
      <translation>Genähert</translation>
    </message>
    <message>
      <source>Array {array} of {names}</source>
      <translation>Array {array} von {names}</translation>
    </message>
    <message>
      <source>As the file says</source>
      <translation>Wie die Datei sagt</translation>
    </message>
    <message>
      <source>As they are</source>
      <translation>Wie sie sind</translation>
    </message>
    <message>
      <source>Ask for at most {most} images of {low} to {high} pixels.</source>
      <translation>Verlange höchstens {most} Bilder von {low} bis {high} Pixeln.</translation>
    </message>
    <message>
      <source>Ask for permission to read it, or copy it to a folder of yours.</source>
      <translation>Um Leseerlaubnis bitten oder sie in einen eigenen Ordner kopieren.</translation>
    </message>
    <message>
      <source>Assumed 2 × 2 average pooling between the blocks.</source>
      <translation>Angenommen: 2 × 2-Mittelwert-Pooling zwischen den Blöcken.</translation>
    </message>
    <message>
      <source>Assumed 2 × 2 average pooling between the levels.</source>
      <translation>Angenommen: 2 × 2-Mittelwert-Pooling zwischen den Stufen.</translation>
    </message>
    <message>
      <source>Assumed 2 × 2 max pooling between the levels.</source>
      <translation>Angenommen: 2 × 2-Max-Pooling zwischen den Stufen.</translation>
    </message>
    <message>
      <source>Assumed 3 × 3 max pooling before the blocks.</source>
      <translation>Angenommen: 3 × 3-Max-Pooling vor den Blöcken.</translation>
    </message>
    <message>
      <source>Assumed ReLU in the first {number} blocks.</source>
      <translation>Angenommen: ReLU in den ersten {number} Blöcken.</translation>
    </message>
    <message>
      <source>Assumed a padding of {size} in {layer}.</source>
      <translation>Angenommen: eine Auffüllung von {size} in {layer}.</translation>
    </message>
    <message>
      <source>Assumed an epsilon of 0.00001 in every batch norm.</source>
      <translation>Angenommen: ein Epsilon von 0,00001 in jeder Batch-Norm.</translation>
    </message>
    <message>
      <source>Assumed an epsilon of 0.001 in every batch norm.</source>
      <translation>Angenommen: ein Epsilon von 0,001 in jeder Batch-Norm.</translation>
    </message>
    <message>
      <source>Assumed an input of {size}.</source>
      <translation>Angenommen: eine Eingabe von {size}.</translation>
    </message>
    <message>
      <source>Assumed convolutions padded so that maps keep their size.</source>
      <translation>Angenommen: Faltungen mit so viel Auffüllung, dass die Karten ihre Größe behalten.</translation>
    </message>
    <message>
      <source>Assumed convolutions without padding that move one cell at a time.</source>
      <translation>Angenommen: Faltungen ohne Auffüllung, die jeweils um eine Zelle weiterrücken.</translation>
    </message>
    <message>
      <source>Assumed that batch norm comes after the activation.</source>
      <translation>Angenommen: Batch-Norm kommt nach der Aktivierung.</translation>
    </message>
    <message>
      <source>Assumed that batch norm comes before the activation.</source>
      <translation>Angenommen: Batch-Norm kommt vor der Aktivierung.</translation>
    </message>
    <message>
      <source>Assumed that enlarged maps come before those of the way down.</source>
      <translation>Angenommen: Vergrößerte Karten kommen vor denen vom Weg abwärts.</translation>
    </message>
    <message>
      <source>Assumed that every layer puts its new maps after those before.</source>
      <translation>Angenommen: Jede Schicht stellt ihre neuen Karten nach die bisherigen.</translation>
    </message>
    <message>
      <source>Assumed that every layer puts its new maps in front of those before.</source>
      <translation>Angenommen: Jede Schicht stellt ihre neuen Karten vor die bisherigen.</translation>
    </message>
    <message>
      <source>Assumed that maps are enlarged bilinearly, with corners that stay in the corners.</source>
      <translation>Angenommen: Karten werden bilinear vergrößert, und Ecken bleiben in den Ecken.</translation>
    </message>
    <message>
      <source>Assumed that maps are enlarged bilinearly.</source>
      <translation>Angenommen: Karten werden bilinear vergrößert.</translation>
    </message>
    <message>
      <source>Assumed that maps are enlarged by repeating every cell.</source>
      <translation>Angenommen: Karten werden vergrößert, indem jede Zelle wiederholt wird.</translation>
    </message>
    <message>
      <source>Assumed that maps of the way down come before the enlarged ones.</source>
      <translation>Angenommen: Karten vom Weg abwärts kommen vor den vergrößerten.</translation>
    </message>
    <message>
      <source>Assumed that the layers follow one another in the only order in which their sizes match.</source>
      <translation>Angenommen: Die Schichten folgen einander in der einzigen Reihenfolge, in der ihre Größen zusammenpassen.</translation>
    </message>
    <message>
      <source>Assumed that the layers follow one another in the order of the file.</source>
      <translation>Angenommen: Die Schichten folgen in der Reihenfolge der Datei aufeinander.</translation>
    </message>
    <message>
      <source>Assumed that the layers follow one another in the order of their names.</source>
      <translation>Angenommen: Die Schichten folgen in der Reihenfolge ihrer Namen aufeinander.</translation>
    </message>
    <message>
      <source>Assumed that there is no pooling before the blocks.</source>
      <translation>Angenommen: Vor den Blöcken gibt es kein Pooling.</translation>
    </message>
    <message>
      <source>Assumed that there is no pooling.</source>
      <translation>Angenommen: Es gibt kein Pooling.</translation>
    </message>
    <message>
      <source>Assumed that these move two cells at a time: {layers}.</source>
      <translation>Angenommen: Diese rücken um zwei Zellen weiter: {layers}.</translation>
    </message>
    <message>
      <source>Assumed that {layer} moves {number} cells at a time.</source>
      <translation>Angenommen: {layer} rückt um {number} Zellen weiter.</translation>
    </message>
    <message>
      <source>Assumed the mean of each map before the first fully connected layer: the input size is a guess.</source>
      <translation>Angenommen: der Mittelwert jeder Karte vor der ersten vollständig verbundenen Schicht; die Eingabegröße ist geraten.</translation>
    </message>
    <message>
      <source>Assumed these functions in the gates: {functions}.</source>
      <translation>Angenommen: diese Funktionen in den Toren: {functions}.</translation>
    </message>
    <message>
      <source>Assumed this scaling of the input: {scaling}. The file does not say.</source>
      <translation>Angenommen: diese Skalierung der Eingabe: {scaling}. Die Datei sagt es nicht.</translation>
    </message>
    <message>
      <source>Assumed {activation} after every convolution: a state_dict does not say.</source>
      <translation>Angenommen: {activation} nach jeder Faltung; ein state_dict sagt es nicht.</translation>
    </message>
    <message>
      <source>Assumed {activation} as activation: a state_dict does not say.</source>
      <translation>Angenommen: {activation} als Aktivierung; ein state_dict sagt es nicht.</translation>
    </message>
    <message>
      <source>Assumed {activation} between the fully connected layers.</source>
      <translation>Angenommen: {activation} zwischen den vollständig verbundenen Schichten.</translation>
    </message>
    <message>
      <source>Assumed {size} average pooling after {layers}.</source>
      <translation>Angenommen: {size}-Mittelwert-Pooling nach {layers}.</translation>
    </message>
    <message>
      <source>Assumed {size} colour input.</source>
      <translation>Angenommen: farbige Eingabe von {size}.</translation>
    </message>
    <message>
      <source>Assumed {size} grey input.</source>
      <translation>Angenommen: graue Eingabe von {size}.</translation>
    </message>
    <message>
      <source>Assumed {size} input of {channels} channels.</source>
      <translation>Angenommen: Eingabe von {size} mit {channels} Kanälen.</translation>
    </message>
    <message>
      <source>Assumed {size} input: the file leaves it open.</source>
      <translation>Angenommen: Eingabe von {size}; die Datei lässt sie offen.</translation>
    </message>
    <message>
      <source>Assumed {size} max pooling after {layers}.</source>
      <translation>Angenommen: {size}-Max-Pooling nach {layers}.</translation>
    </message>
    <message>
      <source>Assumed {size} max pooling before {layers}.</source>
      <translation>Angenommen: {size}-Max-Pooling vor {layers}.</translation>
    </message>
    <message>
      <source>At every position of its window the weight meets an input: input × gradient, summed.</source>
      <translation>An jeder Stelle seines Fensters trifft das Gewicht auf eine Eingabe: Eingabe × Gradient, summiert.</translation>
    </message>
    <message>
      <source>At x = {x} the slope of the curve is {slope}.</source>
      <translation>Bei x = {x} ist die Steigung der Kurve {slope}.</translation>
    </message>
    <message>
      <source>Average</source>
      <translation>Mittelwert</translation>
    </message>
    <message>
      <source>Average pool</source>
      <translation>Mittelwert-Pooling</translation>
    </message>
    <message>
      <source>Avg pool</source>
      <translation>Ø-Pool</translation>
    </message>
    <message>
      <source>Batch</source>
      <translation>Batch</translation>
    </message>
    <message>
      <source>Batch norm</source>
      <translation>Batch-Norm</translation>
    </message>
    <message>
      <source>Batch norm 1D</source>
      <translation>Batch-Norm 1D</translation>
    </message>
    <message>
      <source>Before and after the others</source>
      <translation>Vor und hinter den anderen</translation>
    </message>
    <message>
      <source>Before the activation</source>
      <translation>Vor der Aktivierung</translation>
    </message>
    <message>
      <source>Beta</source>
      <translation>Beta</translation>
    </message>
    <message>
      <source>Bias</source>
      <translation>Bias</translation>
    </message>
    <message>
      <source>Bilinear</source>
      <translation>Bilinear</translation>
    </message>
    <message>
      <source>Bilinear, corners stay in the corners</source>
      <translation>Bilinear, Ecken bleiben in den Ecken</translation>
    </message>
    <message>
      <source>Blur (Pillow)</source>
      <translation>Weichzeichnen (Pillow)</translation>
    </message>
    <message>
      <source>Border</source>
      <translation>Rand</translation>
    </message>
    <message>
      <source>Box blur</source>
      <translation>Box-Filter</translation>
    </message>
    <message>
      <source>Brightness</source>
      <translation>Helligkeit</translation>
    </message>
    <message>
      <source>Brightnesses from {low} to {high} were scaled to 0 … 1.</source>
      <translation>Helligkeiten von {low} bis {high} wurden auf 0 … 1 skaliert.</translation>
    </message>
    <message>
      <source>Brown – teal</source>
      <translation>Braun – Petrol</translation>
    </message>
    <message>
      <source>Bytes, 0 … 255</source>
      <translation>Bytes, 0 … 255</translation>
    </message>
    <message>
      <source>CELU</source>
      <translation>CELU</translation>
    </message>
    <message>
      <source>CIFAR-10</source>
      <translation>CIFAR-10</translation>
    </message>
    <message>
      <source>Caffe, bytes less the means</source>
      <translation>Caffe, Bytes minus Mittelwerte</translation>
    </message>
    <message>
      <source>Call them images and labels, or x_train, y_train, x_test and y_test. A packed folder is unpacked.</source>
      <translation>Nenne sie images und labels oder x_train, y_train, x_test und y_test. Ein gepackter Ordner muss zuerst entpackt werden.</translation>
    </message>
    <message>
      <source>Cells are dropped in training only: now every value passes as it is.</source>
      <translation>Zellen werden nur beim Training ausgelassen: Jetzt geht jeder Wert unverändert durch.</translation>
    </message>
    <message>
      <source>Change a weight first, or normalise the length instead.</source>
      <translation>Zuerst ein Gewicht ändern oder stattdessen die Länge normieren.</translation>
    </message>
    <message>
      <source>Change a weight first.</source>
      <translation>Zuerst ein Gewicht ändern.</translation>
    </message>
    <message>
      <source>Channel shuffle</source>
      <translation>Kanäle mischen</translation>
    </message>
    <message>
      <source>Channels of the picture: {given}. Channels that are needed: {wanted}.</source>
      <translation>Kanäle des Bildes: {given}. Gebrauchte Kanäle: {wanted}.</translation>
    </message>
    <message>
      <source>Channels × rows × columns</source>
      <translation>Kanäle × Zeilen × Spalten</translation>
    </message>
    <message>
      <source>Channels, rows and columns are multiplied, not added up.</source>
      <translation>Kanäle, Zeilen und Spalten werden multipliziert, nicht addiert.</translation>
    </message>
    <message>
      <source>Check its name and folder; it may have been moved.</source>
      <translation>Name und Ordner prüfen; die Datei wurde vielleicht verschoben.</translation>
    </message>
    <message>
      <source>Check that the disk is still there, or copy the file elsewhere.</source>
      <translation>Prüfen, ob das Laufwerk noch da ist, oder die Datei woandershin kopieren.</translation>
    </message>
    <message>
      <source>Check that the file is still there and that you may read it.</source>
      <translation>Prüfen, ob die Datei noch da ist und gelesen werden darf.</translation>
    </message>
    <message>
      <source>Check that the file is there and that you may read it.</source>
      <translation>Prüfen, ob die Datei da ist und gelesen werden darf.</translation>
    </message>
    <message>
      <source>Choose a file.</source>
      <translation>Eine Datei wählen.</translation>
    </message>
    <message>
      <source>Choose a folder with the files of MNIST, Fashion-MNIST or CIFAR, one with a folder of pictures for each class, or an .npz file. What is packed must be unpacked first.</source>
      <translation>Wähle einen Ordner mit den Dateien von MNIST, Fashion-MNIST oder CIFAR, einen mit einem Ordner voller Bilder für jede Klasse oder eine .npz-Datei. Gepacktes muss zuerst entpackt werden.</translation>
    </message>
    <message>
      <source>Choose a number of groups that divides both channels and filters.</source>
      <translation>Eine Gruppenzahl wählen, die sowohl die Kanäle als auch die Filter teilt.</translation>
    </message>
    <message>
      <source>Choose a number of groups that divides the number of maps.</source>
      <translation>Wähle eine Gruppenzahl, die die Zahl der Karten teilt.</translation>
    </message>
    <message>
      <source>Choose a number of groups that divides them.</source>
      <translation>Eine Gruppenzahl wählen, durch die sie sich teilen lassen.</translation>
    </message>
    <message>
      <source>Choose a number of maps that is a multiple of the factor squared.</source>
      <translation>Wähle eine Kartenzahl, die ein Vielfaches des Faktors zum Quadrat ist.</translation>
    </message>
    <message>
      <source>Choose a picture file.</source>
      <translation>Eine Bilddatei wählen.</translation>
    </message>
    <message>
      <source>Choose a picture, a project or a network.</source>
      <translation>Ein Bild, ein Projekt oder ein Netz wählen.</translation>
    </message>
    <message>
      <source>Choose a project file.</source>
      <translation>Eine Projektdatei wählen.</translation>
    </message>
    <message>
      <source>Choose a smaller folder.</source>
      <translation>Wähle einen kleineren Ordner.</translation>
    </message>
    <message>
      <source>Choose a smaller low end or a larger high end.</source>
      <translation>Ein kleineres unteres oder ein größeres oberes Ende wählen.</translation>
    </message>
    <message>
      <source>Choose another data set.</source>
      <translation>Wähle einen anderen Datensatz.</translation>
    </message>
    <message>
      <source>Choose another folder, or fetch the pictures again.</source>
      <translation>Wähle einen anderen Ordner oder hole die Bilder noch einmal.</translation>
    </message>
    <message>
      <source>Choose another name.</source>
      <translation>Wähle einen anderen Namen.</translation>
    </message>
    <message>
      <source>Choose another place or name.</source>
      <translation>Einen anderen Ort oder Namen wählen.</translation>
    </message>
    <message>
      <source>Choose at least one channel, row and column, and not more than memory can hold.</source>
      <translation>Mindestens einen Kanal, eine Zeile und eine Spalte wählen und nicht mehr, als der Speicher fasst.</translation>
    </message>
    <message>
      <source>Choose layers that follow one another.</source>
      <translation>Wähle Schichten, die aufeinander folgen.</translation>
    </message>
    <message>
      <source>Choose layers that keep the size of maps, or halve it.</source>
      <translation>Wähle Schichten, die die Größe der Karten erhalten oder halbieren.</translation>
    </message>
    <message>
      <source>Choose maps that have as many cells together.</source>
      <translation>Wähle Karten, die zusammen ebenso viele Zellen haben.</translation>
    </message>
    <message>
      <source>Choose one from {first} to {last}.</source>
      <translation>Eines von {first} bis {last} wählen.</translation>
    </message>
    <message>
      <source>Choose the CPU as the device to compute on.</source>
      <translation>Die CPU als Rechengerät wählen.</translation>
    </message>
    <message>
      <source>Choose the folder or the file of one of them.</source>
      <translation>Wähle den Ordner oder die Datei von einem davon.</translation>
    </message>
    <message>
      <source>Clip</source>
      <translation>Begrenzung</translation>
    </message>
    <message>
      <source>Close other programs, and train again.</source>
      <translation>Schließen Sie andere Programme, und trainieren Sie noch einmal.</translation>
    </message>
    <message>
      <source>Close other programs, or make the picture smaller.</source>
      <translation>Andere Programme schließen oder das Bild verkleinern.</translation>
    </message>
    <message>
      <source>Close other programs, or save a smaller part of it.</source>
      <translation>Andere Programme schließen oder einen kleineren Teil davon speichern.</translation>
    </message>
    <message>
      <source>Close, but not to the last digit: round only at the end.</source>
      <translation>Nah dran, aber nicht bis zur letzten Stelle: erst am Ende runden.</translation>
    </message>
    <message>
      <source>Cold – warm</source>
      <translation>Kalt – warm</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>Spalten</translation>
    </message>
    <message>
      <source>Columns added on the left and right.</source>
      <translation>Spalten, die links und rechts hinzukommen.</translation>
    </message>
    <message>
      <source>Concat</source>
      <translation>Concat</translation>
    </message>
    <message>
      <source>Concatenate</source>
      <translation>Aneinanderreihen</translation>
    </message>
    <message>
      <source>Connect it with a layer that comes before it.</source>
      <translation>Verbinde sie mit einer Schicht, die vor ihr steht.</translation>
    </message>
    <message>
      <source>Connect it with another layer instead, or remove it.</source>
      <translation>Verbinde sie stattdessen mit einer anderen Schicht, oder entferne sie.</translation>
    </message>
    <message>
      <source>Connect the layers that it should join.</source>
      <translation>Verbinde die Schichten, die sie zusammenführen soll.</translation>
    </message>
    <message>
      <source>Conv</source>
      <translation>Conv</translation>
    </message>
    <message>
      <source>ConvScope reads convolution, pooling, normalisation, fully connected layers, activation functions, and the arithmetic that joins branches.</source>
      <translation>ConvScope liest Faltung, Pooling, Normalisierung, vollverbundene Schichten, Aktivierungsfunktionen und die Rechnungen, die Zweige verbinden.</translation>
    </message>
    <message>
      <source>ConvScope runs no code from files. Export the network with plain tensors as weights.</source>
      <translation>ConvScope führt keinen Code aus Dateien aus. Das Netz mit einfachen Tensoren als Gewichten exportieren.</translation>
    </message>
    <message>
      <source>ConvScope shows networks that read one picture.</source>
      <translation>ConvScope zeigt Netze, die ein Bild lesen.</translation>
    </message>
    <message>
      <source>ConvScope shows networks that read pictures: open one of them.</source>
      <translation>ConvScope zeigt Netze, die Bilder lesen: ein solches öffnen.</translation>
    </message>
    <message>
      <source>Convert the original with tf2onnx or keras.Model.export(format='onnx'), and open that.</source>
      <translation>Das Original mit tf2onnx oder keras.Model.export(format='onnx') umwandeln und das Ergebnis öffnen.</translation>
    </message>
    <message>
      <source>Converted from {space}</source>
      <translation>Umgewandelt aus {space}</translation>
    </message>
    <message>
      <source>Convolution</source>
      <translation>Faltung</translation>
    </message>
    <message>
      <source>Convolve default (ImageJ)</source>
      <translation>Convolve-Vorgabe (ImageJ)</translation>
    </message>
    <message>
      <source>Copy both files again.</source>
      <translation>Kopiere beide Dateien noch einmal.</translation>
    </message>
    <message>
      <source>Copy it, or save it with NumPy, again.</source>
      <translation>Noch einmal kopieren oder mit NumPy speichern.</translation>
    </message>
    <message>
      <source>Copy or download it again.</source>
      <translation>Die Datei neu kopieren oder herunterladen.</translation>
    </message>
    <message>
      <source>Copy or download it again; or open it in another program and save it as PNG.</source>
      <translation>Neu kopieren oder herunterladen; oder in einem anderen Programm öffnen und als PNG speichern.</translation>
    </message>
    <message>
      <source>Copy or download the picture again.</source>
      <translation>Das Bild neu kopieren oder herunterladen.</translation>
    </message>
    <message>
      <source>Correct the file, or put the one that came with ConvScope back.</source>
      <translation>Die Datei berichtigen oder die mit ConvScope gelieferte zurücklegen.</translation>
    </message>
    <message>
      <source>Count padding</source>
      <translation>Auffüllung mitzählen</translation>
    </message>
    <message>
      <source>Covers a rectangle of up to this share of each side of every image.</source>
      <translation>Deckt in jedem Bild ein Rechteck ab, je Seite bis zu diesem Anteil.</translation>
    </message>
    <message>
      <source>Crop to the middle</source>
      <translation>Auf die Mitte zuschneiden</translation>
    </message>
    <message>
      <source>Cropped to the middle {new} of {old}</source>
      <translation>Auf die Mitte zugeschnitten: {new} von {old}</translation>
    </message>
    <message>
      <source>Detail (Pillow)</source>
      <translation>Details (Pillow)</translation>
    </message>
    <message>
      <source>Develop it in a photo editor, and save it as JPEG or as 16-bit TIFF.</source>
      <translation>In einem Fotoprogramm entwickeln und als JPEG oder als TIFF mit 16 Bit speichern.</translation>
    </message>
    <message>
      <source>Dilation</source>
      <translation>Dilatation</translation>
    </message>
    <message>
      <source>Divide by the root of the variance, not by the variance itself.</source>
      <translation>Durch die Wurzel der Varianz teilen, nicht durch die Varianz selbst.</translation>
    </message>
    <message>
      <source>Download the picture itself: on the page, choose to save the image.</source>
      <translation>Das Bild selbst herunterladen: auf der Seite „Bild speichern“ wählen.</translation>
    </message>
    <message>
      <source>Drop</source>
      <translation>Drop</translation>
    </message>
    <message>
      <source>Dropout</source>
      <translation>Dropout</translation>
    </message>
    <message>
      <source>ELU</source>
      <translation>ELU</translation>
    </message>
    <message>
      <source>EMNIST stores its pictures mirrored at the diagonal: they were turned upright.</source>
      <translation>EMNIST speichert seine Bilder an der Diagonale gespiegelt: Sie wurden aufrecht gestellt.</translation>
    </message>
    <message>
      <source>Each is divided by the temperature, {temperature}.</source>
      <translation>Jeder wird durch die Temperatur geteilt, {temperature}.</translation>
    </message>
    <message>
      <source>Each score is divided by the temperature, {temperature}, first.</source>
      <translation>Jeder Punktwert wird zuerst durch die Temperatur, {temperature}, geteilt.</translation>
    </message>
    <message>
      <source>Edge enhance (Pillow)</source>
      <translation>Kanten betonen (Pillow)</translation>
    </message>
    <message>
      <source>Edge, corner form</source>
      <translation>Kanten, Eckenform</translation>
    </message>
    <message>
      <source>Edges in every direction</source>
      <translation>Kanten in jeder Richtung</translation>
    </message>
    <message>
      <source>Edges in one direction</source>
      <translation>Kanten in einer Richtung</translation>
    </message>
    <message>
      <source>Emboss (Pillow)</source>
      <translation>Prägen (Pillow)</translation>
    </message>
    <message>
      <source>Emboss (shadows south-east)</source>
      <translation>Prägen (Schatten im Südosten)</translation>
    </message>
    <message>
      <source>Empty maps that a shortcut adds</source>
      <translation>Leere Karten, die eine Abkürzung hinzufügt</translation>
    </message>
    <message>
      <source>Enlarge with mode nearest or bilinear, as torch.nn.Upsample does.</source>
      <translation>Vergrößere mit dem Modus nearest oder bilinear wie torch.nn.Upsample.</translation>
    </message>
    <message>
      <source>Enlarged from {old} to {new} (each new pixel blends its neighbours)</source>
      <translation>Vergrößert von {old} auf {new} (jedes neue Pixel mischt seine Nachbarn)</translation>
    </message>
    <message>
      <source>Enlarged ones first</source>
      <translation>Vergrößerte zuerst</translation>
    </message>
    <message>
      <source>Epochs</source>
      <translation>Epochen</translation>
    </message>
    <message>
      <source>Epsilon</source>
      <translation>Epsilon</translation>
    </message>
    <message>
      <source>Epsilon of the batch norms</source>
      <translation>Epsilon der Batch-Normen</translation>
    </message>
    <message>
      <source>Erase</source>
      <translation>Abdecken</translation>
    </message>
    <message>
      <source>Every cell minus the mean of its group of maps, over their deviation, then scaled and shifted by channel.</source>
      <translation>Jede Zelle minus den Mittelwert ihrer Gruppe von Karten, durch deren Streuung, dann je Kanal skaliert und verschoben.</translation>
    </message>
    <message>
      <source>Every cell minus the mean of its map, over the deviation of its map, then scaled and shifted.</source>
      <translation>Jede Zelle minus den Mittelwert ihrer Karte, durch die Streuung ihrer Karte, dann skaliert und verschoben.</translation>
    </message>
    <message>
      <source>Every cell repeated</source>
      <translation>Jede Zelle wiederholt</translation>
    </message>
    <message>
      <source>Every channel times a fixed number, plus a fixed number, neither of them learned.</source>
      <translation>Jeder Kanal mal eine feste Zahl, plus eine feste Zahl, beide nicht gelernt.</translation>
    </message>
    <message>
      <source>Every class needs a name of its own, and this one is empty.</source>
      <translation>Jede Klasse braucht einen eigenen Namen, und dieser ist leer.</translation>
    </message>
    <message>
      <source>Every filter makes a map of its own.</source>
      <translation>Jeder Filter ergibt eine eigene Karte.</translation>
    </message>
    <message>
      <source>Every how many rows and columns one is taken.</source>
      <translation>Jede wievielte Zeile und Spalte genommen wird.</translation>
    </message>
    <message>
      <source>Every map is treated on its own: as many come out as went in.</source>
      <translation>Jede Karte wird für sich behandelt: Es kommen so viele heraus, wie hineingehen.</translation>
    </message>
    <message>
      <source>Every map minus its usual mean, over its usual deviation, then scaled and shifted.</source>
      <translation>Jede Karte minus ihrem üblichen Mittelwert, geteilt durch ihre übliche Standardabweichung, dann skaliert und verschoben.</translation>
    </message>
    <message>
      <source>Every number minus the mean of all channels at its place, over their deviation, then scaled and shifted.</source>
      <translation>Jede Zahl minus den Mittelwert aller Kanäle an ihrer Stelle, durch deren Streuung, dann skaliert und verschoben.</translation>
    </message>
    <message>
      <source>Every number of a vector minus its usual mean, over its usual deviation, then scaled and shifted.</source>
      <translation>Jede Zahl eines Vektors minus ihren üblichen Mittelwert, durch ihre übliche Streuung, dann skaliert und verschoben.</translation>
    </message>
    <message>
      <source>Every probability depends on every score.</source>
      <translation>Jede Wahrscheinlichkeit hängt von jedem Punktwert ab.</translation>
    </message>
    <message>
      <source>Every response depends on the squares of neighbouring channels.</source>
      <translation>Jede Antwort hängt von den Quadraten benachbarter Kanäle ab.</translation>
    </message>
    <message>
      <source>Export a network that reads one picture.</source>
      <translation>Exportiere ein Netz, das ein Bild liest.</translation>
    </message>
    <message>
      <source>Export a network without loops and conditions.</source>
      <translation>Exportiere ein Netz ohne Schleifen und Bedingungen.</translation>
    </message>
    <message>
      <source>Export it again with torch.export.save of PyTorch 2.8 or newer, or update ConvScope.</source>
      <translation>Mit torch.export.save aus PyTorch 2.8 oder neuer noch einmal exportieren oder ConvScope aktualisieren.</translation>
    </message>
    <message>
      <source>Export it again: networks with memory, such as LSTMs, cannot be shown.</source>
      <translation>Exportiere es noch einmal: Netze mit Gedächtnis wie LSTMs lassen sich nicht zeigen.</translation>
    </message>
    <message>
      <source>Export it as PNG in the size that you want: it is made of lines, not of pixels.</source>
      <translation>Als PNG in der gewünschten Größe exportieren: Es besteht aus Linien, nicht aus Pixeln.</translation>
    </message>
    <message>
      <source>Export it before it is quantised.</source>
      <translation>Vor dem Quantisieren exportieren.</translation>
    </message>
    <message>
      <source>Export it with an example of shape (images, channels, rows, columns).</source>
      <translation>Mit einem Beispiel der Form (Bilder, Kanäle, Zeilen, Spalten) exportieren.</translation>
    </message>
    <message>
      <source>Export the network after model.eval().</source>
      <translation>Das Netz nach model.eval() exportieren.</translation>
    </message>
    <message>
      <source>Export the network before it is quantised.</source>
      <translation>Exportiere das Netz, bevor es quantisiert wird.</translation>
    </message>
    <message>
      <source>Export the network for use, not for training.</source>
      <translation>Exportiere das Netz für die Anwendung, nicht für das Training.</translation>
    </message>
    <message>
      <source>Export the network with its maps as (pictures, channels, rows, columns).</source>
      <translation>Exportiere das Netz mit seinen Karten als (Bilder, Kanäle, Zeilen, Spalten).</translation>
    </message>
    <message>
      <source>Export the network with the size of picture that it was made for, not an open one.</source>
      <translation>Das Netz mit der Bildgröße exportieren, für die es gemacht wurde, nicht mit einer offenen.</translation>
    </message>
    <message>
      <source>Export the network without that.</source>
      <translation>Das Netz ohne dies exportieren.</translation>
    </message>
    <message>
      <source>Export what it was converted from: with torch.onnx.export from PyTorch, with tf2onnx from Keras.</source>
      <translation>Das exportieren, woraus es umgewandelt wurde: aus PyTorch mit torch.onnx.export, aus Keras mit tf2onnx.</translation>
    </message>
    <message>
      <source>Extra padding</source>
      <translation>Zusätzliche Auffüllung</translation>
    </message>
    <message>
      <source>Factor</source>
      <translation>Faktor</translation>
    </message>
    <message>
      <source>Fashion-MNIST</source>
      <translation>Fashion-MNIST</translation>
    </message>
    <message>
      <source>Fetch both files again from the same place.</source>
      <translation>Beide Dateien noch einmal von derselben Stelle holen.</translation>
    </message>
    <message>
      <source>Fetch it again from where it came from.</source>
      <translation>Die Datei noch einmal von dort holen, woher sie kam.</translation>
    </message>
    <message>
      <source>Fetch or save it again, as .onnx, .pt2, .safetensors or a PyTorch state_dict.</source>
      <translation>Noch einmal holen oder speichern, als .onnx, .pt2, .safetensors oder PyTorch-state_dict.</translation>
    </message>
    <message>
      <source>Files that are missing, and were left out: {files}.</source>
      <translation>Dateien, die fehlen und ausgelassen wurden: {files}.</translation>
    </message>
    <message>
      <source>Files that are no pictures, and folders, that were left out: {count}.</source>
      <translation>Ausgelassene Ordner und Dateien, die keine Bilder sind: {count}.</translation>
    </message>
    <message>
      <source>Filters</source>
      <translation>Filter</translation>
    </message>
    <message>
      <source>Fire</source>
      <translation>Feuer</translation>
    </message>
    <message>
      <source>First of several frames</source>
      <translation>Erstes von mehreren Einzelbildern</translation>
    </message>
    <message>
      <source>First of {count} frames</source>
      <translation>Erstes von {count} Einzelbildern</translation>
    </message>
    <message>
      <source>Flatten</source>
      <translation>Flatten</translation>
    </message>
    <message>
      <source>Flatten: all cells</source>
      <translation>Flatten: alle Zellen</translation>
    </message>
    <message>
      <source>Flip</source>
      <translation>Kern drehen</translation>
    </message>
    <message>
      <source>For SGD: momentum looks one step ahead.</source>
      <translation>Für SGD: das Momentum schaut einen Schritt voraus.</translation>
    </message>
    <message>
      <source>For SGD: which share of a step goes on in the next one.</source>
      <translation>Für SGD: welcher Anteil eines Schritts im nächsten weitergeht.</translation>
    </message>
    <message>
      <source>Frame {place} of {count}</source>
      <translation>Einzelbild {place} von {count}</translation>
    </message>
    <message>
      <source>Frames as channels</source>
      <translation>Einzelbilder als Kanäle</translation>
    </message>
    <message>
      <source>From a maximum the gradient comes back to the winner of its window alone.</source>
      <translation>Aus einem Maximum kommt der Gradient allein zum Gewinner seines Fensters zurück.</translation>
    </message>
    <message>
      <source>From a mean the gradient comes back in equal shares to all cells of the window.</source>
      <translation>Aus einem Mittelwert kommt der Gradient zu gleichen Teilen zu allen Zellen des Fensters zurück.</translation>
    </message>
    <message>
      <source>From a product the gradient comes back times the other factor.</source>
      <translation>Aus einem Produkt kommt der Gradient mal dem anderen Faktor zurück.</translation>
    </message>
    <message>
      <source>From a sum each gradient comes back times the weight that the cell was read with.</source>
      <translation>Aus einer Summe kommt jeder Gradient mal dem Gewicht zurück, mit dem die Zelle gelesen wurde.</translation>
    </message>
    <message>
      <source>From a sum of branches the gradient comes back to each of them as it is.</source>
      <translation>Aus einer Summe von Zweigen kommt der Gradient zu jedem unverändert zurück.</translation>
    </message>
    <message>
      <source>Fully connected</source>
      <translation>Vollständig verbunden</translation>
    </message>
    <message>
      <source>Functions of the gates</source>
      <translation>Funktionen der Tore</translation>
    </message>
    <message>
      <source>GAP</source>
      <translation>GAP</translation>
    </message>
    <message>
      <source>GELU</source>
      <translation>GELU</translation>
    </message>
    <message>
      <source>GMP</source>
      <translation>GMP</translation>
    </message>
    <message>
      <source>GNorm</source>
      <translation>GNorm</translation>
    </message>
    <message>
      <source>Gates before the activation</source>
      <translation>Tore vor der Aktivierung</translation>
    </message>
    <message>
      <source>Gaussian blur 3 × 3</source>
      <translation>Gauß-Filter 3 × 3</translation>
    </message>
    <message>
      <source>Gaussian blur 5 × 5</source>
      <translation>Gauß-Filter 5 × 5</translation>
    </message>
    <message>
      <source>Give (channels, rows, columns).</source>
      <translation>(Kanäle, Zeilen, Spalten) angeben.</translation>
    </message>
    <message>
      <source>Give (images, channels, rows, columns), as uint8 or float32.</source>
      <translation>(Bilder, Kanäle, Zeilen, Spalten) angeben, als uint8 oder float32.</translation>
    </message>
    <message>
      <source>Give 1 (grey) or 3 (colour) channels.</source>
      <translation>1 (grau) oder 3 (Farbe) Kanäle angeben.</translation>
    </message>
    <message>
      <source>Give its branches the same rows and columns, or remove it.</source>
      <translation>Gib ihren Zweigen gleich viele Zeilen und Spalten, oder entferne sie.</translation>
    </message>
    <message>
      <source>Give its branches the same size and number of channels, or remove it.</source>
      <translation>Gib ihren Zweigen dieselbe Größe und gleich viele Kanäle, oder entferne sie.</translation>
    </message>
    <message>
      <source>Give the network 1 input channel for grey or 3 for colour.</source>
      <translation>Dem Netz 1 Eingabekanal für Grau oder 3 für Farbe geben.</translation>
    </message>
    <message>
      <source>Global average</source>
      <translation>Globaler Mittelwert</translation>
    </message>
    <message>
      <source>Global maximum</source>
      <translation>Globales Maximum</translation>
    </message>
    <message>
      <source>Go on with the network that it began with.</source>
      <translation>Machen Sie mit dem Netz weiter, mit dem es begann.</translation>
    </message>
    <message>
      <source>Gradient clipping</source>
      <translation>Gradientenbegrenzung</translation>
    </message>
    <message>
      <source>Grey</source>
      <translation>Grau</translation>
    </message>
    <message>
      <source>Grey pictures were repeated as red, green and blue.</source>
      <translation>Graue Bilder wurden als Rot, Grün und Blau wiederholt.</translation>
    </message>
    <message>
      <source>Group norm</source>
      <translation>Gruppen-Norm</translation>
    </message>
    <message>
      <source>Groups</source>
      <translation>Gruppen</translation>
    </message>
    <message>
      <source>HSigm</source>
      <translation>HSigm</translation>
    </message>
    <message>
      <source>HSwish</source>
      <translation>HSwish</translation>
    </message>
    <message>
      <source>Hardsigmoid</source>
      <translation>Hardsigmoid</translation>
    </message>
    <message>
      <source>Hardswish</source>
      <translation>Hardswish</translation>
    </message>
    <message>
      <source>High</source>
      <translation>Oberes Ende</translation>
    </message>
    <message>
      <source>How a gradient becomes a step of the weights.</source>
      <translation>Wie aus einem Gradienten ein Schritt der Gewichte wird.</translation>
    </message>
    <message>
      <source>How deep the floor for negative values lies.</source>
      <translation>Wie tief der Boden für negative Werte liegt.</translation>
    </message>
    <message>
      <source>How far apart two input cells lay the filter down.</source>
      <translation>Wie weit auseinander zwei Eingabezellen den Filter hinlegen.</translation>
    </message>
    <message>
      <source>How far the filter moves between two positions.</source>
      <translation>Wie weit der Filter zwischen zwei Positionen rückt.</translation>
    </message>
    <message>
      <source>How far the weights move at most in a step.</source>
      <translation>Wie weit sich die Gewichte in einem Schritt höchstens bewegen.</translation>
    </message>
    <message>
      <source>How far the window moves between two positions.</source>
      <translation>Wie weit das Fenster zwischen zwei Positionen rückt.</translation>
    </message>
    <message>
      <source>How many cells are added around the input.</source>
      <translation>Wie viele Zellen um die Eingabe herum hinzukommen.</translation>
    </message>
    <message>
      <source>How many cells are cut off around what comes out.</source>
      <translation>Wie viele Zellen rings um die Ausgabe abgeschnitten werden.</translation>
    </message>
    <message>
      <source>How many feature maps this layer makes.</source>
      <translation>Wie viele Merkmalskarten diese Schicht erzeugt.</translation>
    </message>
    <message>
      <source>How many groups the channels are split into.</source>
      <translation>In wie viele Gruppen die Kanäle geteilt werden.</translation>
    </message>
    <message>
      <source>How many images are looked at before the weights change.</source>
      <translation>Wie viele Bilder betrachtet werden, bevor sich die Gewichte ändern.</translation>
    </message>
    <message>
      <source>How many maps come out; 0 for as many as there are cells for.</source>
      <translation>Wie viele Karten herauskommen; 0 für so viele, wie es Zellen gibt.</translation>
    </message>
    <message>
      <source>How many more cells are added below and on the right.</source>
      <translation>Wie viele Zellen unten und rechts noch hinzukommen.</translation>
    </message>
    <message>
      <source>How many more rows and columns come out at the end.</source>
      <translation>Wie viele Zeilen und Spalten am Ende mehr herauskommen.</translation>
    </message>
    <message>
      <source>How many neighbouring channels it looks at, its own included.</source>
      <translation>Wie viele benachbarte Kanäle angesehen werden, der eigene mitgezählt.</translation>
    </message>
    <message>
      <source>How many numbers come out, such as one a class.</source>
      <translation>Wie viele Zahlen herauskommen, etwa eine je Klasse.</translation>
    </message>
    <message>
      <source>How many times as many rows and columns come out.</source>
      <translation>Wievielmal so viele Zeilen und Spalten herauskommen.</translation>
    </message>
    <message>
      <source>How maps are enlarged</source>
      <translation>Wie Karten vergrößert werden</translation>
    </message>
    <message>
      <source>How much the squares count.</source>
      <translation>Wie viel die Quadrate zählen.</translation>
    </message>
    <message>
      <source>How often every image is seen.</source>
      <translation>Wie oft jedes Bild gesehen wird.</translation>
    </message>
    <message>
      <source>How sharp the bend is: the larger, the closer to ReLU.</source>
      <translation>Wie scharf der Bogen ist: je größer, desto näher an ReLU.</translation>
    </message>
    <message>
      <source>How strongly weights are pulled towards zero.</source>
      <translation>Wie stark die Gewichte zur Null gezogen werden.</translation>
    </message>
    <message>
      <source>How the learning rate falls; step divides it by 10 twice.</source>
      <translation>Wie die Lernrate fällt; stufenweise teilt sie zweimal durch 10.</translation>
    </message>
    <message>
      <source>INorm</source>
      <translation>INorm</translation>
    </message>
    <message>
      <source>Identity</source>
      <translation>Identität</translation>
    </message>
    <message>
      <source>Identity and smoothing</source>
      <translation>Identität und Glättung</translation>
    </message>
    <message>
      <source>ImageNet</source>
      <translation>ImageNet</translation>
    </message>
    <message>
      <source>Images for training are {old}, those for testing {new}.</source>
      <translation>Bilder zum Trainieren sind {old}, die zum Testen {new}.</translation>
    </message>
    <message>
      <source>Images of shape {shape} cannot be learned from.</source>
      <translation>Aus Bildern der Form {shape} kann nicht gelernt werden.</translation>
    </message>
    <message>
      <source>In PyTorch, save them with torch.save(model.state_dict(), …).</source>
      <translation>In PyTorch mit torch.save(model.state_dict(), …) speichern.</translation>
    </message>
    <message>
      <source>In Python, load the network, and save all of it with torch.onnx.export or as one .safetensors file.</source>
      <translation>In Python das Netz laden und ganz speichern, mit torch.onnx.export oder als eine .safetensors-Datei.</translation>
    </message>
    <message>
      <source>In front of those before</source>
      <translation>Vor den bisherigen</translation>
    </message>
    <message>
      <source>In which order maps are concatenated was seen in what its batch norms keep of them.</source>
      <translation>In welcher Reihenfolge Karten aneinandergereiht werden, war daran zu sehen, was die Batch-Normen von ihnen behalten.</translation>
    </message>
    <message>
      <source>In which share of the training the learning rate rises first.</source>
      <translation>In welchem Anteil des Trainings die Lernrate zuerst steigt.</translation>
    </message>
    <message>
      <source>Instance norm</source>
      <translation>Instanz-Norm</translation>
    </message>
    <message>
      <source>Into how many blocks the channels are split; as many as channels is depthwise.</source>
      <translation>In wie viele Blöcke die Kanäle geteilt werden; so viele wie Kanäle heißt depthwise.</translation>
    </message>
    <message>
      <source>Into how many blocks the maps are split.</source>
      <translation>In wie viele Blöcke die Karten geteilt werden.</translation>
    </message>
    <message>
      <source>Inverted (1 − value)</source>
      <translation>Invertiert (1 − Wert)</translation>
    </message>
    <message>
      <source>It can read convolutions, batch norms after them, and fully connected layers.</source>
      <translation>Lesbar sind Faltungen, Batch-Norms danach und vollständig verbundene Schichten.</translation>
    </message>
    <message>
      <source>It cannot be read: {reason}.</source>
      <translation>Nicht lesbar: {reason}.</translation>
    </message>
    <message>
      <source>It claims to be larger than 4 GB when unpacked.</source>
      <translation>Die Datei gibt an, entpackt größer als 4 GB zu sein.</translation>
    </message>
    <message>
      <source>It describes a Keras network, without weights.</source>
      <translation>Sie beschreibt ein Keras-Netz, ohne Gewichte.</translation>
    </message>
    <message>
      <source>It has a name of {count} characters.</source>
      <translation>Ein Name darin ist {count} Zeichen lang.</translation>
    </message>
    <message>
      <source>It has a value that is not a number, or not a finite one, and so will the result.</source>
      <translation>Er hat einen Wert, der keine oder keine endliche Zahl ist, und das Ergebnis wird ebenso sein.</translation>
    </message>
    <message>
      <source>It has more than {most} layers.</source>
      <translation>Das Netz hat mehr als {most} Schichten.</translation>
    </message>
    <message>
      <source>It holds no network “{network}”.</source>
      <translation>Sie enthält kein Netz „{network}“.</translation>
    </message>
    <message>
      <source>It holds these: {networks}.</source>
      <translation>Sie enthält diese: {networks}.</translation>
    </message>
    <message>
      <source>It holds {count} exported networks, where one is wanted.</source>
      <translation>Die Datei enthält {count} exportierte Netze, wo eines erwartet wird.</translation>
    </message>
    <message>
      <source>It is a Core ML network.</source>
      <translation>Es ist ein Netz von Core ML.</translation>
    </message>
    <message>
      <source>It is a SavedModel of TensorFlow.</source>
      <translation>Es ist ein SavedModel von TensorFlow.</translation>
    </message>
    <message>
      <source>It is a folder with a network of TensorFlow.js.</source>
      <translation>Es ist ein Ordner mit einem Netz von TensorFlow.js.</translation>
    </message>
    <message>
      <source>It is a folder with a network.</source>
      <translation>Es ist ein Ordner mit einem Netz.</translation>
    </message>
    <message>
      <source>It is a language model of llama.cpp.</source>
      <translation>Es ist ein Sprachmodell von llama.cpp.</translation>
    </message>
    <message>
      <source>It is a network of ONNX Runtime, stripped for its use.</source>
      <translation>Es ist ein Netz von ONNX Runtime, auf dessen Gebrauch verkürzt.</translation>
    </message>
    <message>
      <source>It is a network of OpenVINO.</source>
      <translation>Es ist ein Netz von OpenVINO.</translation>
    </message>
    <message>
      <source>It is a network of TensorFlow.js, or its description.</source>
      <translation>Es ist ein Netz von TensorFlow.js oder dessen Beschreibung.</translation>
    </message>
    <message>
      <source>It is a single row or column already: there is nothing to separate.</source>
      <translation>Er ist schon eine einzelne Zeile oder Spalte: Es gibt nichts zu separieren.</translation>
    </message>
    <message>
      <source>It is a zip archive without a network.</source>
      <translation>Die Datei ist ein Zip-Archiv ohne Netz.</translation>
    </message>
    <message>
      <source>It is compressed, as joblib saves the models of scikit-learn.</source>
      <translation>Sie ist komprimiert, wie joblib die Modelle von scikit-learn speichert.</translation>
    </message>
    <message>
      <source>It is empty.</source>
      <translation>Die Datei ist leer.</translation>
    </message>
    <message>
      <source>It is larger than 4 GB.</source>
      <translation>Die Datei ist größer als 4 GB.</translation>
    </message>
    <message>
      <source>It is none of the kinds of file that ConvScope knows.</source>
      <translation>Die Datei ist von keiner Art, die ConvScope kennt.</translation>
    </message>
    <message>
      <source>It is not a file.</source>
      <translation>Das ist keine Datei.</translation>
    </message>
    <message>
      <source>It is not separable (rank {rank}): no single column followed by a single row gives the same result.</source>
      <translation>Er ist nicht separierbar (Rang {rank}): Keine einzelne Spalte mit einer einzelnen Zeile danach liefert dasselbe Ergebnis.</translation>
    </message>
    <message>
      <source>It is separable (rank 1): a column of {rows} weights followed by a row of {columns} gives the same result, in {few} multiplications a pixel; directly it takes {many}.</source>
      <translation>Er ist separierbar (Rang 1): Eine Spalte mit {rows} Gewichten und danach eine Zeile mit {columns} liefern dasselbe Ergebnis in {few} Multiplikationen je Pixel; direkt braucht es {many}.</translation>
    </message>
    <message>
      <source>It is still to be divided by 6.</source>
      <translation>Es muss noch durch 6 geteilt werden.</translation>
    </message>
    <message>
      <source>It is still to be divided by beta.</source>
      <translation>Es muss noch durch beta geteilt werden.</translation>
    </message>
    <message>
      <source>It is still to be multiplied with 1.0507.</source>
      <translation>Es muss noch mit 1,0507 multipliziert werden.</translation>
    </message>
    <message>
      <source>It is still to be multiplied with the scale, {scale}, before the shift is added.</source>
      <translation>Der Wert ist noch mit der Skala, {scale}, zu multiplizieren, bevor die Verschiebung addiert wird.</translation>
    </message>
    <message>
      <source>It lists more than {most} names.</source>
      <translation>Die Datei nennt mehr als {most} Namen.</translation>
    </message>
    <message>
      <source>It lists more than {most} values.</source>
      <translation>Sie nennt mehr als {most} Werte.</translation>
    </message>
    <message>
      <source>It lists the parts of a network whose weights are in several files.</source>
      <translation>Sie listet die Teile eines Netzes auf, dessen Gewichte in mehreren Dateien sind.</translation>
    </message>
    <message>
      <source>It may be {allowed}.</source>
      <translation>Erlaubt ist {allowed}.</translation>
    </message>
    <message>
      <source>It names only {count} of ten handwritten digits right: something that is assumed here is wrong, or it was made for other pictures.</source>
      <translation>Es benennt nur {count} von zehn handgeschriebenen Ziffern richtig: Etwas, das hier angenommen ist, ist falsch, oder es ist für andere Bilder gemacht.</translation>
    </message>
    <message>
      <source>It reads arrays of {count} axes, where a picture has 3.</source>
      <translation>Das Netz liest Arrays mit {count} Achsen; ein Bild hat 3.</translation>
    </message>
    <message>
      <source>It reads {count} inputs ({names}), where one picture is wanted.</source>
      <translation>Es liest {count} Eingaben ({names}), wo ein Bild gebraucht wird.</translation>
    </message>
    <message>
      <source>It reads {count} inputs, where one picture is wanted.</source>
      <translation>Das Netz liest {count} Eingaben, wo ein Bild erwartet wird.</translation>
    </message>
    <message>
      <source>It reads {count} values: they are shown as a picture of {shape}, row by row. Beside it, its size can be changed.</source>
      <translation>Es liest {count} Werte: Sie werden Zeile für Zeile als Bild von {shape} gezeigt. Daneben lässt sich seine Größe ändern.</translation>
    </message>
    <message>
      <source>It says itself how its network is built.</source>
      <translation>Sie sagt selbst, wie ihr Netz gebaut ist.</translation>
    </message>
    <message>
      <source>It turns its input dark for light.</source>
      <translation>Das Netz vertauscht in seiner Eingabe Dunkel und Hell.</translation>
    </message>
    <message>
      <source>It was exported by a PyTorch that is too old or too new.</source>
      <translation>Die Datei wurde von einem zu alten oder zu neuen PyTorch exportiert.</translation>
    </message>
    <message>
      <source>It was exported for arrays of {count} axes.</source>
      <translation>Das Netz wurde für Arrays mit {count} Achsen exportiert.</translation>
    </message>
    <message>
      <source>It works on {shape} values at once, which is too much.</source>
      <translation>Das Netz arbeitet mit {shape} Werten auf einmal; das ist zu viel.</translation>
    </message>
    <message>
      <source>Its channel uses it at every position: what it is multiplied with × gradient, summed.</source>
      <translation>Sein Kanal verwendet es an jeder Stelle: womit es multipliziert wird × Gradient, summiert.</translation>
    </message>
    <message>
      <source>Its conditions are nested too deeply.</source>
      <translation>Seine Bedingungen sind zu tief verschachtelt.</translation>
    </message>
    <message>
      <source>Its description is larger than {most} MB.</source>
      <translation>Die Beschreibung ist größer als {most} MB.</translation>
    </message>
    <message>
      <source>Its function {name} calls itself.</source>
      <translation>Seine Funktion {name} ruft sich selbst auf.</translation>
    </message>
    <message>
      <source>Its names tell of a DenseNet of {count} blocks.</source>
      <translation>Die Namen sprechen für ein DenseNet aus {count} Blöcken.</translation>
    </message>
    <message>
      <source>Its names tell of a SqueezeNet of {count} fire modules.</source>
      <translation>Die Namen sprechen für ein SqueezeNet aus {count} Fire-Modulen.</translation>
    </message>
    <message>
      <source>Its names tell of a U-Net of {count} levels.</source>
      <translation>Die Namen sprechen für ein U-Net aus {count} Stufen.</translation>
    </message>
    <message>
      <source>Its names tell of a residual network of {count} blocks.</source>
      <translation>Die Namen sprechen für ein residuales Netz aus {count} Blöcken.</translation>
    </message>
    <message>
      <source>Its names tell of {network} with {count} blocks.</source>
      <translation>Die Namen sprechen für {network} mit {count} Blöcken.</translation>
    </message>
    <message>
      <source>Its operations read each other in a circle (“{name}”).</source>
      <translation>Seine Operationen lesen einander im Kreis („{name}“).</translation>
    </message>
    <message>
      <source>Its output does not depend on its input.</source>
      <translation>Seine Ausgabe hängt nicht von seiner Eingabe ab.</translation>
    </message>
    <message>
      <source>Its shapes tell of a MobileNet of {count} depthwise convolutions.</source>
      <translation>Die Größen sprechen für ein MobileNet aus {count} Depthwise-Faltungen.</translation>
    </message>
    <message>
      <source>Its size is chosen: it does not depend on what comes in.</source>
      <translation>Ihre Größe ist gewählt: Sie hängt nicht von der Eingabe ab.</translation>
    </message>
    <message>
      <source>Its weights are in “{name}”, which is not beside it or cannot be read.</source>
      <translation>Seine Gewichte liegen in „{name}“; diese Datei liegt nicht daneben oder ist nicht lesbar.</translation>
    </message>
    <message>
      <source>Its weights are in “{name}”, which is not in its folder.</source>
      <translation>Seine Gewichte liegen in „{name}“, und das ist nicht in seinem Ordner.</translation>
    </message>
    <message>
      <source>Its weights are larger than 2 GB.</source>
      <translation>Die Gewichte sind größer als 2 GB.</translation>
    </message>
    <message>
      <source>Its weights are not floating point numbers.</source>
      <translation>Die Gewichte sind keine Gleitkommazahlen.</translation>
    </message>
    <message>
      <source>Its weights are those of {what} (“{name}”), and do not say how its branches connect.</source>
      <translation>Die Gewichte sind die von {what} („{name}“) und sagen nicht, wie die Zweige verbunden sind.</translation>
    </message>
    <message>
      <source>Its weights are those of {what}, but “{name}” belongs to no part of one that ConvScope knows.</source>
      <translation>Die Gewichte gehören zu {what}, aber „{name}“ gehört zu keinem Teil davon, den ConvScope kennt.</translation>
    </message>
    <message>
      <source>Its weights are those of {what}, but “{name}” cannot read what comes before it.</source>
      <translation>Die Gewichte gehören zu {what}, aber „{name}“ kann nicht lesen, was davor kommt.</translation>
    </message>
    <message>
      <source>Its {count} bands as channels: {names}</source>
      <translation>Seine {count} Bänder als Kanäle: {names}</translation>
    </message>
    <message>
      <source>K</source>
      <translation>K</translation>
    </message>
    <message>
      <source>Kernel</source>
      <translation>Kern</translation>
    </message>
    <message>
      <source>Kirsch north</source>
      <translation>Kirsch Nord</translation>
    </message>
    <message>
      <source>LNorm</source>
      <translation>SNorm</translation>
    </message>
    <message>
      <source>LRN</source>
      <translation>LRN</translation>
    </message>
    <message>
      <source>LReLU</source>
      <translation>LReLU</translation>
    </message>
    <message>
      <source>Label smoothing</source>
      <translation>Label-Glättung</translation>
    </message>
    <message>
      <source>Laplacian (4-neighbour)</source>
      <translation>Laplace (4 Nachbarn)</translation>
    </message>
    <message>
      <source>Laplacian of Gaussian 5 × 5</source>
      <translation>Laplacian of Gaussian 5 × 5</translation>
    </message>
    <message>
      <source>Largest of {count} sizes</source>
      <translation>Größte von {count} Größen</translation>
    </message>
    <message>
      <source>Layer norm</source>
      <translation>Schicht-Norm</translation>
    </message>
    <message>
      <source>Leaky ReLU</source>
      <translation>Leaky ReLU</translation>
    </message>
    <message>
      <source>Leaky ReLU with slope 0.2</source>
      <translation>Leaky ReLU mit Steigung 0,2</translation>
    </message>
    <message>
      <source>Learning rate</source>
      <translation>Lernrate</translation>
    </message>
    <message>
      <source>Left out what is no part of the network: {names}.</source>
      <translation>Weggelassen, was nicht zum Netz gehört: {names}.</translation>
    </message>
    <message>
      <source>Left sobel</source>
      <translation>Sobel links</translation>
    </message>
    <message>
      <source>Let it end in a fully connected layer with a unit for each class.</source>
      <translation>Das Netz mit einer vollständig verbundenen Schicht enden lassen, die für jede Klasse eine Einheit hat.</translation>
    </message>
    <message>
      <source>Let the last one come after the first, within the input.</source>
      <translation>Lass das letzte nach dem ersten kommen, innerhalb der Eingabe.</translation>
    </message>
    <message>
      <source>Linear</source>
      <translation>Linear</translation>
    </message>
    <message>
      <source>Local response norm</source>
      <translation>Lokale Antwortnorm</translation>
    </message>
    <message>
      <source>Log softmax</source>
      <translation>Log-Softmax</translation>
    </message>
    <message>
      <source>LogSoft</source>
      <translation>LogSoft</translation>
    </message>
    <message>
      <source>Low</source>
      <translation>Unteres Ende</translation>
    </message>
    <message>
      <source>Lowest … highest</source>
      <translation>Niedrigster … höchster</translation>
    </message>
    <message>
      <source>MNIST</source>
      <translation>MNIST</translation>
    </message>
    <message>
      <source>Make it smaller in an image editor.</source>
      <translation>In einem Bildbearbeitungsprogramm verkleinern.</translation>
    </message>
    <message>
      <source>Make new weights for it, or undo.</source>
      <translation>Neue Gewichte dafür erzeugen oder rückgängig machen.</translation>
    </message>
    <message>
      <source>Make room on the disk, or let TMPDIR name a folder that can be written to.</source>
      <translation>Schaffen Sie Platz auf der Festplatte, oder nennen Sie in TMPDIR einen Ordner, in den geschrieben werden kann.</translation>
    </message>
    <message>
      <source>Makes bright strokes wider or thinner by up to this many pixels.</source>
      <translation>Macht helle Striche um bis zu so viele Pixel breiter oder schmaler.</translation>
    </message>
    <message>
      <source>Makes every image brighter or darker by up to this share.</source>
      <translation>Macht jedes Bild um bis zu diesen Anteil heller oder dunkler.</translation>
    </message>
    <message>
      <source>Makes every image larger or smaller by up to this share.</source>
      <translation>Macht jedes Bild um bis zu diesen Anteil größer oder kleiner.</translation>
    </message>
    <message>
      <source>Maps</source>
      <translation>Karten</translation>
    </message>
    <message>
      <source>Maps interleaved: each cell of a large map is taken from the small map whose turn it is.</source>
      <translation>Karten verschränkt: Jede Zelle einer großen Karte kommt aus der kleinen, die an der Reihe ist.</translation>
    </message>
    <message>
      <source>Maps made larger: each cell repeated, or values between four neighbours mixed by their distances.</source>
      <translation>Karten vergrößert: jede Zelle wiederholt, oder Werte zwischen vier Nachbarn nach ihren Abständen gemischt.</translation>
    </message>
    <message>
      <source>Maps of the value added before and after.</source>
      <translation>Karten aus dem Wert, die davor und danach hinzukommen.</translation>
    </message>
    <message>
      <source>Max pool</source>
      <translation>Max-Pooling</translation>
    </message>
    <message>
      <source>Maximum</source>
      <translation>Maximum</translation>
    </message>
    <message>
      <source>Mean and variance depend on every cell: a little comes back from each.</source>
      <translation>Mittelwert und Varianz hängen von jeder Zelle ab: Von jeder kommt ein wenig zurück.</translation>
    </message>
    <message>
      <source>Mirror</source>
      <translation>Spiegeln</translation>
    </message>
    <message>
      <source>Mirrors half of the images, left to right.</source>
      <translation>Spiegelt die Hälfte der Bilder, links und rechts vertauscht.</translation>
    </message>
    <message>
      <source>Mish</source>
      <translation>Mish</translation>
    </message>
    <message>
      <source>Mode</source>
      <translation>Modus</translation>
    </message>
    <message>
      <source>Models of scikit-learn cannot be shown. Networks open as .onnx, .pt2 or .safetensors.</source>
      <translation>Modelle von scikit-learn lassen sich nicht zeigen. Netze öffnen sich als .onnx, .pt2 oder .safetensors.</translation>
    </message>
    <message>
      <source>Momentum</source>
      <translation>Momentum</translation>
    </message>
    <message>
      <source>Move it before the Flatten layer.</source>
      <translation>Vor die Flatten-Schicht verschieben.</translation>
    </message>
    <message>
      <source>Move it to where the maps are larger, or use fewer groups.</source>
      <translation>Dorthin verschieben, wo die Karten größer sind, oder weniger Gruppen nehmen.</translation>
    </message>
    <message>
      <source>Moves every image by up to this many pixels.</source>
      <translation>Verschiebt jedes Bild um bis zu so viele Pixel.</translation>
    </message>
    <message>
      <source>Multiply</source>
      <translation>Malnehmen</translation>
    </message>
    <message>
      <source>NaN and infinite values set to 0: {count}</source>
      <translation>NaN und unendliche Werte auf 0 gesetzt: {count}</translation>
    </message>
    <message>
      <source>Names of the classes</source>
      <translation>Namen der Klassen</translation>
    </message>
    <message>
      <source>Neighbours</source>
      <translation>Nachbarn</translation>
    </message>
    <message>
      <source>Nesterov</source>
      <translation>Nesterov</translation>
    </message>
    <message>
      <source>No</source>
      <translation>Nein</translation>
    </message>
    <message>
      <source>No ReLU has been applied here yet: this value stays below zero.</source>
      <translation>Hier wurde noch kein ReLU angewandt: Dieser Wert bleibt unter null.</translation>
    </message>
    <message>
      <source>No convolution of 1 × 1 makes the input of the block as large as its output.</source>
      <translation>Keine 1-×-1-Faltung macht die Eingabe des Blocks so groß wie seine Ausgabe.</translation>
    </message>
    <message>
      <source>No input size, padding and pooling was found with which its convolutions would make what its first fully connected layer reads: {features}.</source>
      <translation>Es fanden sich keine Eingabegröße, keine Auffüllung und kein Pooling, mit denen die Faltungen das ergäben, was die erste vollständig verbundene Schicht liest: {features}.</translation>
    </message>
    <message>
      <source>No names of the classes were found: they are called by their numbers.</source>
      <translation>Es wurden keine Namen der Klassen gefunden: Sie heißen nach ihren Nummern.</translation>
    </message>
    <message>
      <source>No size of the input was found that its layers can read.</source>
      <translation>Es wurde keine Eingabegröße gefunden, die die Schichten lesen können.</translation>
    </message>
    <message>
      <source>No window reads this cell: the loss does not depend on it.</source>
      <translation>Kein Fenster liest diese Zelle: Der Verlust hängt nicht von ihr ab.</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Keines</translation>
    </message>
    <message>
      <source>None of the pictures in {name} can be read.</source>
      <translation>Keines der Bilder in {name} ist lesbar.</translation>
    </message>
    <message>
      <source>Norm</source>
      <translation>Norm</translation>
    </message>
    <message>
      <source>Not yet. Add the squares of the neighbouring channels up, then follow the formula.</source>
      <translation>Noch nicht. Die Quadrate der benachbarten Kanäle addieren, dann der Formel folgen.</translation>
    </message>
    <message>
      <source>Not yet. Add the values that the branches bring to this place.</source>
      <translation>Noch nicht. Addiere die Werte, die die Zweige an diese Stelle bringen.</translation>
    </message>
    <message>
      <source>Not yet. Add up all values under the window and divide by how many cells it has.</source>
      <translation>Noch nicht. Alle Werte unter dem Fenster addieren und durch die Zahl seiner Zellen teilen.</translation>
    </message>
    <message>
      <source>Not yet. At how many places does the window fit on each side?</source>
      <translation>Noch nicht. An wie viele Stellen passt das Fenster auf jeder Seite?</translation>
    </message>
    <message>
      <source>Not yet. Every cell goes through this layer on its own.</source>
      <translation>Noch nicht. Jede Zelle geht für sich allein durch diese Schicht.</translation>
    </message>
    <message>
      <source>Not yet. Look up the incoming value on the curve.</source>
      <translation>Noch nicht. Den ankommenden Wert auf der Kurve ablesen.</translation>
    </message>
    <message>
      <source>Not yet. Multiply each value with the weight that lies on it, add all products up, then add the bias.</source>
      <translation>Noch nicht. Jeden Wert mit dem Gewicht multiplizieren, das auf ihm liegt, alle Produkte addieren, dann den Bias addieren.</translation>
    </message>
    <message>
      <source>Not yet. Multiply the two values that meet at this place.</source>
      <translation>Noch nicht. Multipliziere die beiden Werte, die an dieser Stelle zusammenkommen.</translation>
    </message>
    <message>
      <source>Not yet. Multiply with the scale, then add the shift.</source>
      <translation>Noch nicht. Mit der Skalierung multiplizieren, dann die Verschiebung addieren.</translation>
    </message>
    <message>
      <source>Not yet. No arithmetic here: find the cell that this value is taken from.</source>
      <translation>Noch nicht. Hier gibt es nichts zu rechnen: die Zelle finden, von der dieser Wert genommen wird.</translation>
    </message>
    <message>
      <source>Not yet. Raise e to every score, add all up, and take the logarithm of the sum away.</source>
      <translation>Noch nicht. Von jedem Punktwert e hoch ihn nehmen, alle addieren und den Logarithmus der Summe abziehen.</translation>
    </message>
    <message>
      <source>Not yet. Raise e to every score, then divide this one by the sum of all.</source>
      <translation>Noch nicht. Für jeden Punktwert e hoch Punktwert bilden, dann diesen durch die Summe aller teilen.</translation>
    </message>
    <message>
      <source>Not yet. Take the mean away, divide by the deviation, then scale and shift.</source>
      <translation>Noch nicht. Den Mittelwert abziehen, durch die Standardabweichung teilen, dann skalieren und verschieben.</translation>
    </message>
    <message>
      <source>Not yet. Which values lie under the window, and which of them is the largest?</source>
      <translation>Noch nicht. Welche Werte liegen unter dem Fenster, und welcher davon ist der größte?</translation>
    </message>
    <message>
      <source>Number of blocks with ReLU, from the first on</source>
      <translation>Anzahl der Blöcke mit ReLU, vom ersten an</translation>
    </message>
    <message>
      <source>Numbers</source>
      <translation>Nummern</translation>
    </message>
    <message>
      <source>Numbers are rounded when they are printed; products are those of the exact ones.</source>
      <translation>Zahlen werden für die Anzeige gerundet; die Produkte sind die der genauen Zahlen.</translation>
    </message>
    <message>
      <source>Older networks move two cells at a time in the first convolution of a block, not in the second.</source>
      <translation>Ältere Netze rücken in der ersten Faltung eines Blocks um zwei Zellen weiter, nicht in der zweiten.</translation>
    </message>
    <message>
      <source>One frame</source>
      <translation>Ein Einzelbild</translation>
    </message>
    <message>
      <source>One map comes out of each filter, however many channels come in.</source>
      <translation>Aus jedem Filter kommt eine Karte, gleich wie viele Kanäle hineingehen.</translation>
    </message>
    <message>
      <source>One number is left of every map: 1 × 1.</source>
      <translation>Von jeder Karte bleibt eine Zahl: 1 × 1.</translation>
    </message>
    <message>
      <source>One row</source>
      <translation>Eine Zeile</translation>
    </message>
    <message>
      <source>Only what is negative is multiplied with the slope: this value is positive and stays.</source>
      <translation>Nur Negatives wird mit der Steigung multipliziert: Dieser Wert ist positiv und bleibt.</translation>
    </message>
    <message>
      <source>Open a smaller network.</source>
      <translation>Ein kleineres Netz öffnen.</translation>
    </message>
    <message>
      <source>Open an .onnx, .pt2 or .safetensors file, or a PyTorch state_dict.</source>
      <translation>Eine .onnx-, .pt2- oder .safetensors-Datei oder ein PyTorch-state_dict öffnen.</translation>
    </message>
    <message>
      <source>Open an earlier copy of it.</source>
      <translation>Eine frühere Kopie davon öffnen.</translation>
    </message>
    <message>
      <source>Open another file, or an earlier copy of this one.</source>
      <translation>Eine andere Datei oder eine frühere Kopie dieser Datei öffnen.</translation>
    </message>
    <message>
      <source>Open it as it is.</source>
      <translation>Öffne sie, wie sie ist.</translation>
    </message>
    <message>
      <source>Open it in another program and save it as PNG or JPEG.</source>
      <translation>In einem anderen Programm öffnen und als PNG oder JPEG speichern.</translation>
    </message>
    <message>
      <source>Open pictures of one size at once.</source>
      <translation>Bilder gleicher Größe zugleich öffnen.</translation>
    </message>
    <message>
      <source>Open the .onnx file that it was converted from.</source>
      <translation>Die .onnx-Datei öffnen, aus der sie umgewandelt wurde.</translation>
    </message>
    <message>
      <source>Open the file model.onnx in it.</source>
      <translation>Die Datei model.onnx darin öffnen.</translation>
    </message>
    <message>
      <source>Open the file model.safetensors in it.</source>
      <translation>Die Datei model.safetensors darin öffnen.</translation>
    </message>
    <message>
      <source>Open the file pytorch_model.bin in it.</source>
      <translation>Die Datei pytorch_model.bin darin öffnen.</translation>
    </message>
    <message>
      <source>Open {channels} grey pictures of one size at once.</source>
      <translation>{channels} graue Bilder gleicher Größe zugleich öffnen.</translation>
    </message>
    <message>
      <source>Opened up to what cannot be shown: {what}</source>
      <translation>Geöffnet bis zu dem, was sich nicht zeigen lässt: {what}</translation>
    </message>
    <message>
      <source>Optimiser</source>
      <translation>Optimierer</translation>
    </message>
    <message>
      <source>Order of concatenated maps</source>
      <translation>Reihenfolge aneinandergereihter Karten</translation>
    </message>
    <message>
      <source>Outline (8-neighbour Laplacian)</source>
      <translation>Umriss (Laplace mit 8 Nachbarn)</translation>
    </message>
    <message>
      <source>Output padding</source>
      <translation>Auffüllung der Ausgabe</translation>
    </message>
    <message>
      <source>Outside the input are no zeros here: its border is “{border}”.</source>
      <translation>Außerhalb der Eingabe sind hier keine Nullen: Ihr Rand ist „{border}“.</translation>
    </message>
    <message>
      <source>PReLU</source>
      <translation>PReLU</translation>
    </message>
    <message>
      <source>Pad</source>
      <translation>Auffüllen</translation>
    </message>
    <message>
      <source>Pad with black</source>
      <translation>Mit Schwarz auffüllen</translation>
    </message>
    <message>
      <source>Padded with black to {new}</source>
      <translation>Mit Schwarz aufgefüllt auf {new}</translation>
    </message>
    <message>
      <source>Padding</source>
      <translation>Auffüllung</translation>
    </message>
    <message>
      <source>Padding of {layer}</source>
      <translation>Auffüllung von {layer}</translation>
    </message>
    <message>
      <source>Patience</source>
      <translation>Geduld</translation>
    </message>
    <message>
      <source>Pause it in a player, save that frame as a picture, and open that.</source>
      <translation>Im Abspielprogramm anhalten, das Einzelbild speichern und dieses öffnen.</translation>
    </message>
    <message>
      <source>Picture {place} of {count}</source>
      <translation>Bild {place} von {count}</translation>
    </message>
    <message>
      <source>Pictures that cannot be read, and were left out: {count} ({names}).</source>
      <translation>Nicht lesbare Bilder, die ausgelassen wurden: {count} ({names}).</translation>
    </message>
    <message>
      <source>Pictures were cropped to the middle and fitted to {size}.</source>
      <translation>Bilder wurden auf die Mitte zugeschnitten und in {size} eingepasst.</translation>
    </message>
    <message>
      <source>Pictures × channels × rows × columns</source>
      <translation>Bilder × Kanäle × Zeilen × Spalten</translation>
    </message>
    <message>
      <source>Pictures × rows × columns</source>
      <translation>Bilder × Zeilen × Spalten</translation>
    </message>
    <message>
      <source>Pictures × rows × columns × channels</source>
      <translation>Bilder × Zeilen × Spalten × Kanäle</translation>
    </message>
    <message>
      <source>Pictures, each a square</source>
      <translation>Bilder, jedes ein Quadrat</translation>
    </message>
    <message>
      <source>Pixel shuffle</source>
      <translation>Pixel mischen</translation>
    </message>
    <message>
      <source>Pixels</source>
      <translation>Pixel</translation>
    </message>
    <message>
      <source>Pool</source>
      <translation>Pool</translation>
    </message>
    <message>
      <source>Pooling</source>
      <translation>Pooling</translation>
    </message>
    <message>
      <source>Pooling after {layer}</source>
      <translation>Pooling nach {layer}</translation>
    </message>
    <message>
      <source>Pooling before block {number}</source>
      <translation>Pooling vor Block {number}</translation>
    </message>
    <message>
      <source>Prewitt x</source>
      <translation>Prewitt x</translation>
    </message>
    <message>
      <source>Prewitt y</source>
      <translation>Prewitt y</translation>
    </message>
    <message>
      <source>Purple – green</source>
      <translation>Violett – Grün</translation>
    </message>
    <message>
      <source>Put that file into the same folder, or save the network as one file, with torch.onnx.export(…, external_data=False).</source>
      <translation>Lege diese Datei in denselben Ordner, oder speichere das Netz mit torch.onnx.export(…, external_data=False) als eine Datei.</translation>
    </message>
    <message>
      <source>Put the file with the weights beside it, and let it name that alone.</source>
      <translation>Lege die Datei mit den Gewichten daneben und lass das Netz nur diese nennen.</translation>
    </message>
    <message>
      <source>Rate</source>
      <translation>Rate</translation>
    </message>
    <message>
      <source>ReLU</source>
      <translation>ReLU</translation>
    </message>
    <message>
      <source>ReLU and hard sigmoid</source>
      <translation>ReLU und Hard-Sigmoid</translation>
    </message>
    <message>
      <source>ReLU does not turn the sign round: what is negative becomes 0.</source>
      <translation>ReLU kehrt das Vorzeichen nicht um: Negatives wird 0.</translation>
    </message>
    <message>
      <source>ReLU keeps what is positive: only what is negative becomes 0.</source>
      <translation>ReLU behält Positives: Nur Negatives wird 0.</translation>
    </message>
    <message>
      <source>ReLU6</source>
      <translation>ReLU6</translation>
    </message>
    <message>
      <source>Read it in Python and save its numbers with numpy.save: .npy files open here.</source>
      <translation>In Python lesen und die Zahlen mit numpy.save speichern: .npy-Dateien öffnen sich hier.</translation>
    </message>
    <message>
      <source>Reduced from {old} to {new} (each new pixel averages the ones it covers)</source>
      <translation>Verkleinert von {old} auf {new} (jedes neue Pixel mittelt die Pixel, die es bedeckt)</translation>
    </message>
    <message>
      <source>Reduced to 8 bits a channel</source>
      <translation>Auf 8 Bit je Kanal reduziert</translation>
    </message>
    <message>
      <source>Relief</source>
      <translation>Relief</translation>
    </message>
    <message>
      <source>Remove some, or start a new project.</source>
      <translation>Einige entfernen oder ein neues Projekt beginnen.</translation>
    </message>
    <message>
      <source>Repeated the grey channel as red, green and blue</source>
      <translation>Den Graukanal als Rot, Grün und Blau wiederholt</translation>
    </message>
    <message>
      <source>Reshape</source>
      <translation>Umformen</translation>
    </message>
    <message>
      <source>Right along one side only.</source>
      <translation>Nur auf einer Seite richtig.</translation>
    </message>
    <message>
      <source>Right as far as it goes: give one more decimal.</source>
      <translation>Richtig, soweit angegeben: eine Dezimalstelle mehr nennen.</translation>
    </message>
    <message>
      <source>Right: it is {value}.</source>
      <translation>Richtig: Es ist {value}.</translation>
    </message>
    <message>
      <source>Right: {size}.</source>
      <translation>Richtig: {size}.</translation>
    </message>
    <message>
      <source>Roberts cross</source>
      <translation>Roberts-Kreuz</translation>
    </message>
    <message>
      <source>Rotate</source>
      <translation>Drehen</translation>
    </message>
    <message>
      <source>Round up</source>
      <translation>Aufrunden</translation>
    </message>
    <message>
      <source>Rows</source>
      <translation>Zeilen</translation>
    </message>
    <message>
      <source>Rows added above and below.</source>
      <translation>Zeilen, die oben und unten hinzukommen.</translation>
    </message>
    <message>
      <source>Rows and columns are right, the number of maps is not.</source>
      <translation>Zeilen und Spalten stimmen, die Zahl der Karten nicht.</translation>
    </message>
    <message>
      <source>Rows and columns of every filter.</source>
      <translation>Zeilen und Spalten jedes Filters.</translation>
    </message>
    <message>
      <source>Rows and columns of every map that comes out.</source>
      <translation>Zeilen und Spalten jeder Karte, die herauskommt.</translation>
    </message>
    <message>
      <source>Rows and columns of every map.</source>
      <translation>Zeilen und Spalten jeder Karte.</translation>
    </message>
    <message>
      <source>Rows and columns that are made into one cell.</source>
      <translation>Zeilen und Spalten, aus denen eine Zelle wird.</translation>
    </message>
    <message>
      <source>Rows and columns that come out; 0 to follow the scale.</source>
      <translation>Zeilen und Spalten, die herauskommen; 0, um dem Maßstab zu folgen.</translation>
    </message>
    <message>
      <source>Rows of {count} numbers were taken for {shape}.</source>
      <translation>Zeilen von {count} Zahlen wurden als {shape} gelesen.</translation>
    </message>
    <message>
      <source>Rows × columns</source>
      <translation>Zeilen × Spalten</translation>
    </message>
    <message>
      <source>Rows × columns × channels</source>
      <translation>Zeilen × Spalten × Kanäle</translation>
    </message>
    <message>
      <source>Rows, columns and maps added around the input, as many on each side as are asked for.</source>
      <translation>Zeilen, Spalten und Karten um die Eingabe, auf jeder Seite so viele wie verlangt.</translation>
    </message>
    <message>
      <source>SELU</source>
      <translation>SELU</translation>
    </message>
    <message>
      <source>SGD</source>
      <translation>SGD</translation>
    </message>
    <message>
      <source>Save an array of numbers alone.</source>
      <translation>Ein Array speichern, das nur Zahlen enthält.</translation>
    </message>
    <message>
      <source>Save an array of numbers: numpy.save(file, array.astype('float32')).</source>
      <translation>Ein Array aus Zahlen speichern: numpy.save(file, array.astype('float32')).</translation>
    </message>
    <message>
      <source>Save an array with at least one channel, row and column.</source>
      <translation>Ein Array mit mindestens einem Kanal, einer Zeile und einer Spalte speichern.</translation>
    </message>
    <message>
      <source>Save frames of one size.</source>
      <translation>Einzelbilder gleicher Größe speichern.</translation>
    </message>
    <message>
      <source>Save it as JPEG: Preview on a Mac and Photos on Windows can, and a phone can be set to take JPEGs.</source>
      <translation>Als JPEG speichern: „Vorschau“ auf dem Mac und „Fotos“ unter Windows können das, und ein Telefon lässt sich auf JPEG einstellen.</translation>
    </message>
    <message>
      <source>Save its page, or the picture in it, as PNG.</source>
      <translation>Die Seite oder das Bild darin als PNG speichern.</translation>
    </message>
    <message>
      <source>Save its spectrogram as a picture or with numpy.save, and open that.</source>
      <translation>Das Spektrogramm als Bild oder mit numpy.save speichern und dieses öffnen.</translation>
    </message>
    <message>
      <source>Save one network with torch.export.save.</source>
      <translation>Ein einzelnes Netz mit torch.export.save speichern.</translation>
    </message>
    <message>
      <source>Save one of the shape (channels, rows, columns) or (rows, columns, channels).</source>
      <translation>Eines der Form (Kanäle, Zeilen, Spalten) oder (Zeilen, Spalten, Kanäle) speichern.</translation>
    </message>
    <message>
      <source>Save one picture, or a batch of them: (rows, columns) or (pictures, channels, rows, columns).</source>
      <translation>Ein Bild oder mehrere zusammen speichern: (Zeilen, Spalten) oder (Bilder, Kanäle, Zeilen, Spalten).</translation>
    </message>
    <message>
      <source>Save the project without it, or train with fewer branches.</source>
      <translation>Speichern Sie das Projekt ohne es, oder trainieren Sie mit weniger Zweigen.</translation>
    </message>
    <message>
      <source>Save the weights alone, with torch.save(model.state_dict(), …).</source>
      <translation>Speichere nur die Gewichte, mit torch.save(model.state_dict(), …).</translation>
    </message>
    <message>
      <source>Save the whole network instead, with torch.export.save or torch.onnx.export: these say how it is built.</source>
      <translation>Stattdessen das ganze Netz speichern, mit torch.export.save oder torch.onnx.export: Darin steht, wie es gebaut ist.</translation>
    </message>
    <message>
      <source>Save their magnitude: numpy.save(file, numpy.abs(array)).</source>
      <translation>Die Beträge speichern: numpy.save(file, numpy.abs(array)).</translation>
    </message>
    <message>
      <source>Scale</source>
      <translation>Maßstab</translation>
    </message>
    <message>
      <source>Scale and shift</source>
      <translation>Skalieren und verschieben</translation>
    </message>
    <message>
      <source>Scaled from 0 … {white} to 0 … 1</source>
      <translation>Skaliert von 0 … {white} auf 0 … 1</translation>
    </message>
    <message>
      <source>Scaled: (x − {mean}) / {deviation}</source>
      <translation>Skaliert: (x − {mean}) / {deviation}</translation>
    </message>
    <message>
      <source>Scaling of the input</source>
      <translation>Skalierung der Eingabe</translation>
    </message>
    <message>
      <source>Scaling takes one mean and deviation, or {count}.</source>
      <translation>Die Skalierung braucht einen Mittelwert und eine Standardabweichung oder je {count}.</translation>
    </message>
    <message>
      <source>Scharr x</source>
      <translation>Scharr x</translation>
    </message>
    <message>
      <source>Scharr y</source>
      <translation>Scharr y</translation>
    </message>
    <message>
      <source>Schedule</source>
      <translation>Verlauf</translation>
    </message>
    <message>
      <source>Scores are divided by it: below 1 sharper, above 1 flatter.</source>
      <translation>Punktwerte werden dadurch geteilt: unter 1 schärfer, über 1 flacher.</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>Startwert</translation>
    </message>
    <message>
      <source>Select a map that is there, and try again.</source>
      <translation>Eine vorhandene Karte auswählen und noch einmal versuchen.</translation>
    </message>
    <message>
      <source>Set its groups to 1 first.</source>
      <translation>Zuerst die Gruppen auf 1 setzen.</translation>
    </message>
    <message>
      <source>Shadows north (ImageJ)</source>
      <translation>Schatten Nord (ImageJ)</translation>
    </message>
    <message>
      <source>Sharpen</source>
      <translation>Schärfen</translation>
    </message>
    <message>
      <source>Sharpen (Pillow)</source>
      <translation>Schärfen (Pillow)</translation>
    </message>
    <message>
      <source>Sharpen 5 × 5 (3Blue1Brown)</source>
      <translation>Schärfen 5 × 5 (3Blue1Brown)</translation>
    </message>
    <message>
      <source>Sharpen, 8 neighbours</source>
      <translation>Schärfen, 8 Nachbarn</translation>
    </message>
    <message>
      <source>Sharpening</source>
      <translation>Schärfung</translation>
    </message>
    <message>
      <source>Shift</source>
      <translation>Verschieben</translation>
    </message>
    <message>
      <source>Shortcuts around fire modules that keep the number of maps</source>
      <translation>Abkürzungen um Fire-Module, die die Anzahl der Karten behalten</translation>
    </message>
    <message>
      <source>Shortcuts have no weights: assumed that they leave out every second cell and put empty maps after the others.</source>
      <translation>Abkürzungen haben keine Gewichte. Angenommen: Sie lassen jede zweite Zelle weg und fügen leere Karten hinter den anderen an.</translation>
    </message>
    <message>
      <source>Shortcuts have no weights: assumed that they leave out every second cell and put empty maps before and after the others.</source>
      <translation>Abkürzungen haben keine Gewichte. Angenommen: Sie lassen jede zweite Zelle weg und fügen leere Karten vor und hinter den anderen an.</translation>
    </message>
    <message>
      <source>Shuffle</source>
      <translation>Mischen</translation>
    </message>
    <message>
      <source>SiLU</source>
      <translation>SiLU</translation>
    </message>
    <message>
      <source>SiLU and sigmoid</source>
      <translation>SiLU und Sigmoid</translation>
    </message>
    <message>
      <source>Sigmoid</source>
      <translation>Sigmoid</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>Size of the input</source>
      <translation>Größe der Eingabe</translation>
    </message>
    <message>
      <source>Slice</source>
      <translation>Ausschnitt</translation>
    </message>
    <message>
      <source>Slope</source>
      <translation>Steigung</translation>
    </message>
    <message>
      <source>Smooth (Pillow)</source>
      <translation>Glätten (Pillow)</translation>
    </message>
    <message>
      <source>Sobel x</source>
      <translation>Sobel x</translation>
    </message>
    <message>
      <source>Sobel x, a quarter (3Blue1Brown)</source>
      <translation>Sobel x, ein Viertel (3Blue1Brown)</translation>
    </message>
    <message>
      <source>Sobel y</source>
      <translation>Sobel y</translation>
    </message>
    <message>
      <source>Softmax</source>
      <translation>Softmax</translation>
    </message>
    <message>
      <source>Softmax at the end</source>
      <translation>Softmax am Ende</translation>
    </message>
    <message>
      <source>Softplus</source>
      <translation>Softplus</translation>
    </message>
    <message>
      <source>Some labels name none of the {count} classes.</source>
      <translation>Manche Labels nennen keine der {count} Klassen.</translation>
    </message>
    <message>
      <source>Some of the maps, rows and columns, from the first to the last one that are asked for.</source>
      <translation>Einige der Karten, Zeilen und Spalten, von der ersten bis zur letzten verlangten.</translation>
    </message>
    <message>
      <source>Stack of {count} pictures as channels, in the order of their names: {names}</source>
      <translation>Stapel von {count} Bildern als Kanäle, in der Reihenfolge ihrer Namen: {names}</translation>
    </message>
    <message>
      <source>Start it without --resume.</source>
      <translation>Starten Sie es ohne --resume.</translation>
    </message>
    <message>
      <source>Start the training anew.</source>
      <translation>Beginnen Sie das Training neu.</translation>
    </message>
    <message>
      <source>Step</source>
      <translation>Schritt</translation>
    </message>
    <message>
      <source>Stops after this many epochs without a better validation loss, and keeps the weights of the best; 0 never.</source>
      <translation>Hört nach so vielen Epochen ohne besseren Validierungsverlust auf und behält die Gewichte der besten; 0 nie.</translation>
    </message>
    <message>
      <source>Stretch</source>
      <translation>Strecken</translation>
    </message>
    <message>
      <source>Stretched from {low} … {high} to 0 … 1</source>
      <translation>Von {low} … {high} auf 0 … 1 gestreckt</translation>
    </message>
    <message>
      <source>Stride</source>
      <translation>Schrittweite</translation>
    </message>
    <message>
      <source>Stride of block {number}</source>
      <translation>Schrittweite von Block {number}</translation>
    </message>
    <message>
      <source>Stride of {layer}</source>
      <translation>Schrittweite von {layer}</translation>
    </message>
    <message>
      <source>Taken for {name} because of its name: its class names are used.</source>
      <translation>Dem Namen nach ist das {name}: Dessen Klassennamen werden verwendet.</translation>
    </message>
    <message>
      <source>Tanh</source>
      <translation>Tanh</translation>
    </message>
    <message>
      <source>Temperature</source>
      <translation>Temperatur</translation>
    </message>
    <message>
      <source>That divides by the number of products: a weighted sum only adds them up.</source>
      <translation>So wird durch die Zahl der Produkte geteilt: Eine gewichtete Summe addiert sie nur.</translation>
    </message>
    <message>
      <source>That is a convolution, which makes maps smaller: a transposed one enlarges them.</source>
      <translation>Das ist eine Faltung, die Karten verkleinert: Eine transponierte vergrößert sie.</translation>
    </message>
    <message>
      <source>That is e to the number: add 1 and take the logarithm.</source>
      <translation>Das ist e hoch die Zahl: 1 addieren und den Logarithmus nehmen.</translation>
    </message>
    <message>
      <source>That is e to the score: it is still to be divided by the sum over all {count}.</source>
      <translation>Das ist e hoch Punktwert: noch durch die Summe über alle {count} zu teilen.</translation>
    </message>
    <message>
      <source>That is e^−x: the sigmoid is 1 over 1 + e^−x.</source>
      <translation>Das ist e^−x: Das Sigmoid ist 1 geteilt durch 1 + e^−x.</translation>
    </message>
    <message>
      <source>That is in percent: write it with a % sign, or divide it by 100.</source>
      <translation>Das ist in Prozent: mit %-Zeichen schreiben oder durch 100 teilen.</translation>
    </message>
    <message>
      <source>That is input channel {channel} alone: the sums of all {count} channels are added up.</source>
      <translation>Das ist der Eingabekanal {channel} allein: Die Summen aller {count} Kanäle werden addiert.</translation>
    </message>
    <message>
      <source>That is normalised, but scale and shift are still missing.</source>
      <translation>Das ist normiert, aber Skala und Verschiebung fehlen noch.</translation>
    </message>
    <message>
      <source>That is one branch alone: add the others.</source>
      <translation>Das ist ein Zweig allein: Addiere die anderen.</translation>
    </message>
    <message>
      <source>That is one factor alone: multiply it with the other.</source>
      <translation>Das ist ein Faktor allein: Multipliziere ihn mit dem anderen.</translation>
    </message>
    <message>
      <source>That is one map: the cells of all {count} are laid end to end.</source>
      <translation>Das ist eine Karte: Die Zellen aller {count} werden aneinandergereiht.</translation>
    </message>
    <message>
      <source>That is row {row}, column {column}: both are counted from 0.</source>
      <translation>Das ist Zeile {row}, Spalte {column}: Beide werden ab 0 gezählt.</translation>
    </message>
    <message>
      <source>That is row {row}, column {column}: the row is named first.</source>
      <translation>Das ist Zeile {row}, Spalte {column}: Die Zeile wird zuerst genannt.</translation>
    </message>
    <message>
      <source>That is the first value in the window: here the largest one stays.</source>
      <translation>Das ist der erste Wert im Fenster: Hier bleibt der größte.</translation>
    </message>
    <message>
      <source>That is the largest product alone: all {count} are added up.</source>
      <translation>Das ist das größte Produkt allein: Alle {count} werden addiert.</translation>
    </message>
    <message>
      <source>That is the largest value: here the mean is taken.</source>
      <translation>Das ist der größte Wert: Hier wird der Mittelwert genommen.</translation>
    </message>
    <message>
      <source>That is the mean: here the largest value stays.</source>
      <translation>Das ist der Mittelwert: Hier bleibt der größte Wert.</translation>
    </message>
    <message>
      <source>That is the middle one of the values in order: the mean is their sum over their number.</source>
      <translation>Das ist der mittlere der geordneten Werte: Der Mittelwert ist ihre Summe geteilt durch ihre Anzahl.</translation>
    </message>
    <message>
      <source>That is the probability of all the others together.</source>
      <translation>Das ist die Wahrscheinlichkeit aller anderen zusammen.</translation>
    </message>
    <message>
      <source>That is the probability: its logarithm is still to be taken.</source>
      <translation>Das ist die Wahrscheinlichkeit: Ihr Logarithmus fehlt noch.</translation>
    </message>
    <message>
      <source>That is the score less the largest: the logarithm of the sum is still to be taken away.</source>
      <translation>Das ist der Punktwert minus den größten: Der Logarithmus der Summe muss noch abgezogen werden.</translation>
    </message>
    <message>
      <source>That is the score over the sum of the scores: e is raised to each of them first.</source>
      <translation>Das ist der Punktwert geteilt durch die Summe der Punktwerte: Zuerst wird für jeden e hoch Punktwert gebildet.</translation>
    </message>
    <message>
      <source>That is the score: log softmax has not been applied yet.</source>
      <translation>Das ist der Punktwert: Log-Softmax wurde noch nicht angewandt.</translation>
    </message>
    <message>
      <source>That is the score: softmax has not been applied yet.</source>
      <translation>Das ist der Punktwert: Softmax wurde noch nicht angewandt.</translation>
    </message>
    <message>
      <source>That is the share alone: x is still to be multiplied with it.</source>
      <translation>Das ist nur der Anteil: x muss noch damit multipliziert werden.</translation>
    </message>
    <message>
      <source>That is the sigmoid alone: x is still to be multiplied with it.</source>
      <translation>Das ist nur das Sigmoid: x muss noch damit multipliziert werden.</translation>
    </message>
    <message>
      <source>That is the size times the stride: the size of the filter and the padding count, too.</source>
      <translation>Das ist die Größe mal der Schrittweite: Auch die Größe des Filters und die Auffüllung zählen.</translation>
    </message>
    <message>
      <source>That is the smallest value: here the largest one stays.</source>
      <translation>Das ist der kleinste Wert: Hier bleibt der größte.</translation>
    </message>
    <message>
      <source>That is the smallest value: here the mean is taken.</source>
      <translation>Das ist der kleinste Wert: Hier wird der Mittelwert genommen.</translation>
    </message>
    <message>
      <source>That is the sum of the products: the bias, {bias}, is still to be added.</source>
      <translation>Das ist die Summe der Produkte: Der Bias, {bias}, ist noch zu addieren.</translation>
    </message>
    <message>
      <source>That is the sum: divide it by the number of cells in the window, {count}.</source>
      <translation>Das ist die Summe: noch durch die Anzahl der Zellen im Fenster zu teilen, {count}.</translation>
    </message>
    <message>
      <source>That is the sum: nothing is added up here, the largest value stays.</source>
      <translation>Das ist die Summe: Hier wird nichts addiert, der größte Wert bleibt.</translation>
    </message>
    <message>
      <source>That is the tanh alone: x is still to be multiplied with it.</source>
      <translation>Das ist nur der tanh: x muss noch damit multipliziert werden.</translation>
    </message>
    <message>
      <source>That is the value at the same place of map {channel}.</source>
      <translation>Das ist der Wert an derselben Stelle der Karte {channel}.</translation>
    </message>
    <message>
      <source>That is the value farthest from zero: but a negative value is smaller than any positive one.</source>
      <translation>Das ist der Wert, der am weitesten von null entfernt ist: Ein negativer Wert ist aber kleiner als jeder positive.</translation>
    </message>
    <message>
      <source>That is unit {unit}: units are counted from 0.</source>
      <translation>Das ist Einheit {unit}: Einheiten werden ab 0 gezählt.</translation>
    </message>
    <message>
      <source>That is what ReLU makes of it: here the curve is {curve}.</source>
      <translation>Das macht ReLU daraus: Hier ist die Kurve {curve}.</translation>
    </message>
    <message>
      <source>That is what comes in: it has not been normalised yet.</source>
      <translation>Das ist, was ankommt: Es wurde noch nicht normiert.</translation>
    </message>
    <message>
      <source>That is what comes in: {curve} has not been applied yet.</source>
      <translation>Das ist, was ankommt: {curve} wurde noch nicht angewandt.</translation>
    </message>
    <message>
      <source>That is what {curve} makes of −x.</source>
      <translation>Das macht {curve} aus −x.</translation>
    </message>
    <message>
      <source>That is with the kernel mirrored: its left columns lie on the right.</source>
      <translation>Das gilt für den gespiegelten Kern: Seine linken Spalten liegen rechts.</translation>
    </message>
    <message>
      <source>That is with the kernel turned by 180°. This layer lays it on the way it is.</source>
      <translation>Das gilt für den um 180° gedrehten Kern. Diese Schicht legt ihn so auf, wie er ist.</translation>
    </message>
    <message>
      <source>That is with the kernel upside down: its top rows lie below.</source>
      <translation>Das gilt für den auf den Kopf gestellten Kern: Seine oberen Zeilen liegen unten.</translation>
    </message>
    <message>
      <source>That is with the rows of the kernel laid on as its columns.</source>
      <translation>Das gilt, wenn die Zeilen des Kerns als seine Spalten aufgelegt werden.</translation>
    </message>
    <message>
      <source>That is with the window pushed back into the input: here it hangs over the edge.</source>
      <translation>Das gilt, wenn das Fenster in die Eingabe zurückgeschoben wird: Hier ragt es über den Rand.</translation>
    </message>
    <message>
      <source>That is −ln {share}: of the probability of the true class.</source>
      <translation>Das ist −ln {share}: der Wahrscheinlichkeit der wahren Klasse.</translation>
    </message>
    <message>
      <source>That many come in; one number a unit comes out.</source>
      <translation>So viele gehen hinein; je Einheit kommt eine Zahl heraus.</translation>
    </message>
    <message>
      <source>That went in: laid end to end it is one long vector.</source>
      <translation>Das ging hinein: Aneinandergereiht ist es ein langer Vektor.</translation>
    </message>
    <message>
      <source>That would be so column by column: here each map is read row by row.</source>
      <translation>Das wäre so, wenn Spalte für Spalte gelesen würde: Hier wird jede Karte Zeile für Zeile gelesen.</translation>
    </message>
    <message>
      <source>That would be so with the maps interleaved: here each map is laid out whole, one after the other.</source>
      <translation>Das wäre so bei verschränkten Karten: Hier wird jede Karte als Ganzes ausgelegt, eine nach der anderen.</translation>
    </message>
    <message>
      <source>The 1 is missing: it is alpha (e^(x / alpha) − 1).</source>
      <translation>Die 1 fehlt: Es ist alpha (e^(x / alpha) − 1).</translation>
    </message>
    <message>
      <source>The 1 is missing: it is alpha (e^x − 1).</source>
      <translation>Die 1 fehlt: Es ist alpha (e^x − 1).</translation>
    </message>
    <message>
      <source>The 1 is missing: the sigmoid is 1 over 1 + e^−x.</source>
      <translation>Die 1 fehlt: Das Sigmoid ist 1 geteilt durch 1 + e^−x.</translation>
    </message>
    <message>
      <source>The 3 is missing: it is added before the division.</source>
      <translation>Die 3 fehlt: Sie wird vor dem Teilen addiert.</translation>
    </message>
    <message>
      <source>The bias is added once, not once for each of the {count} input channels.</source>
      <translation>Der Bias wird einmal addiert, nicht einmal für jeden der {count} Eingabekanäle.</translation>
    </message>
    <message>
      <source>The bias, {bias}, is added, not taken away.</source>
      <translation>Der Bias, {bias}, wird addiert, nicht abgezogen.</translation>
    </message>
    <message>
      <source>The branches are added, not multiplied.</source>
      <translation>Die Zweige werden addiert, nicht multipliziert.</translation>
    </message>
    <message>
      <source>The branches are added, not subtracted.</source>
      <translation>Die Zweige werden addiert, nicht subtrahiert.</translation>
    </message>
    <message>
      <source>The branches are multiplied, not added.</source>
      <translation>Die Zweige werden multipliziert, nicht addiert.</translation>
    </message>
    <message>
      <source>The cells of the padding count too: the sum is divided by {count}.</source>
      <translation>Die Zellen der Auffüllung zählen mit: Die Summe wird durch {count} geteilt.</translation>
    </message>
    <message>
      <source>The device {device} cannot compute {layer}.</source>
      <translation>Das Gerät {device} kann {layer} nicht berechnen.</translation>
    </message>
    <message>
      <source>The device {device} cannot do this.</source>
      <translation>Das Gerät {device} kann das nicht.</translation>
    </message>
    <message>
      <source>The divisor is still to be raised to the power {beta}.</source>
      <translation>Der Teiler muss noch hoch {beta} genommen werden.</translation>
    </message>
    <message>
      <source>The file changes pictures at random ({op}), as in training: that was left out.</source>
      <translation>Die Datei verändert Bilder zufällig ({op}) wie beim Training: Das wurde weggelassen.</translation>
    </message>
    <message>
      <source>The file does not say how inputs were scaled: choose the scaling beside the picture.</source>
      <translation>Die Datei sagt nicht, wie Eingaben skaliert wurden: die Skalierung neben dem Bild wählen.</translation>
    </message>
    <message>
      <source>The file holds {count} networks ({names}): this is {name}.</source>
      <translation>Die Datei enthält {count} Netze ({names}): Dies ist {name}.</translation>
    </message>
    <message>
      <source>The file leaves the size of the input open: pictures are read in their own size.</source>
      <translation>Die Datei lässt die Größe der Eingabe offen: Bilder werden in ihrer eigenen Größe gelesen.</translation>
    </message>
    <message>
      <source>The file returns {count} results; ConvScope shows the first.</source>
      <translation>Die Datei gibt {count} Ergebnisse zurück; ConvScope zeigt das erste.</translation>
    </message>
    <message>
      <source>The file scales inputs of 0 to 255: the scaling was changed to suit pictures of 0 to 1.</source>
      <translation>Die Datei skaliert Eingaben von 0 bis 255: Die Skalierung wurde für Bilder von 0 bis 1 angepasst.</translation>
    </message>
    <message>
      <source>The first and last column; −1 is the last.</source>
      <translation>Die erste und die letzte Spalte; −1 ist die letzte.</translation>
    </message>
    <message>
      <source>The first and last map; −1 is the last.</source>
      <translation>Die erste und die letzte Karte; −1 ist die letzte.</translation>
    </message>
    <message>
      <source>The first and last row; −1 is the last.</source>
      <translation>Die erste und die letzte Zeile; −1 ist die letzte.</translation>
    </message>
    <message>
      <source>The frames of {name} differ in size, and so cannot be channels of one picture.</source>
      <translation>Die Einzelbilder von {name} sind verschieden groß und können daher nicht Kanäle eines Bildes sein.</translation>
    </message>
    <message>
      <source>The gate is closed: at x = {x} the curve is flat. Nothing comes back.</source>
      <translation>Das Tor ist zu: Bei x = {x} ist die Kurve flach. Nichts kommt zurück.</translation>
    </message>
    <message>
      <source>The gate is open: at x = {x} the slope is 1. All of it comes back.</source>
      <translation>Das Tor ist offen: Bei x = {x} ist die Steigung 1. Alles kommt zurück.</translation>
    </message>
    <message>
      <source>The gradient comes back times the fixed scale.</source>
      <translation>Der Gradient kommt mal dem festen Faktor zurück.</translation>
    </message>
    <message>
      <source>The gradient comes back times weight ÷ deviation.</source>
      <translation>Der Gradient kommt mal Gewicht ÷ Abweichung zurück.</translation>
    </message>
    <message>
      <source>The hyperbolic tangent of every cell.</source>
      <translation>Der Tangens hyperbolicus jeder Zelle.</translation>
    </message>
    <message>
      <source>The input that the weight is multiplied with, times the gradient of the unit.</source>
      <translation>Die Eingabe, mit der das Gewicht multipliziert wird, mal den Gradienten der Einheit.</translation>
    </message>
    <message>
      <source>The input unchanged: cells are dropped in training only. Source: Srivastava et al. 2014.</source>
      <translation>Die unveränderte Eingabe: Zellen werden nur beim Training ausgelassen. Quelle: Srivastava et al. 2014.</translation>
    </message>
    <message>
      <source>The kept training was not saved: it is one of another network than this. Undo brings that network back.</source>
      <translation>Das behaltene Training wurde nicht gespeichert: Es gehört zu einem anderen Netz als diesem. Rückgängig bringt jenes Netz zurück.</translation>
    </message>
    <message>
      <source>The labels begin as those of {name} do: its class names are used.</source>
      <translation>Die Labels beginnen wie die von {name}: Dessen Klassennamen werden verwendet.</translation>
    </message>
    <message>
      <source>The largest score, {score}, is taken away from all of them first, which changes nothing.</source>
      <translation>Der größte Punktwert, {score}, wird zuerst von allen abgezogen, was nichts ändert.</translation>
    </message>
    <message>
      <source>The largest value of every map: whether the pattern was found anywhere.</source>
      <translation>Der größte Wert jeder Karte: ob das Muster irgendwo gefunden wurde.</translation>
    </message>
    <message>
      <source>The largest value under every window; padding never wins.</source>
      <translation>Der größte Wert unter jedem Fenster; Auffüllung gewinnt nie.</translation>
    </message>
    <message>
      <source>The largest values of as many windows as are asked for, whatever the size of the maps.</source>
      <translation>Die größten Werte von so vielen Fenstern wie verlangt, gleich wie groß die Karten sind.</translation>
    </message>
    <message>
      <source>The last axis of the images was taken for their channels.</source>
      <translation>Die letzte Achse der Bilder wurde als ihre Kanäle gelesen.</translation>
    </message>
    <message>
      <source>The list of what is in it is larger than {most} MB.</source>
      <translation>Das Verzeichnis ihres Inhalts ist größer als {most} MB.</translation>
    </message>
    <message>
      <source>The logarithm here is the natural one, not that to the base 10.</source>
      <translation>Der Logarithmus ist hier der natürliche, nicht der zur Basis 10.</translation>
    </message>
    <message>
      <source>The logarithm of it is still to be taken.</source>
      <translation>Der Logarithmus davon fehlt noch.</translation>
    </message>
    <message>
      <source>The longest gradient that is followed as it is; 0 follows all.</source>
      <translation>Der längste Gradient, dem unverändert gefolgt wird; 0 folgt allen.</translation>
    </message>
    <message>
      <source>The maps</source>
      <translation>Die Karten</translation>
    </message>
    <message>
      <source>The maps in another order: the first map of every group, then the second ones, and so on.</source>
      <translation>Die Karten in anderer Reihenfolge: die erste jeder Gruppe, dann die zweiten und so weiter.</translation>
    </message>
    <message>
      <source>The maps of all its inputs, one after the other, so that the next layer reads all of them.</source>
      <translation>Die Karten aller Eingaben, eine nach der anderen, sodass die nächste Schicht sie alle liest.</translation>
    </message>
    <message>
      <source>The mean and variance that {layer} keeps fit this scaling of the input best: {scaling}.</source>
      <translation>Mittelwert und Varianz, die {layer} speichert, passen am besten zu dieser Skalierung der Eingabe: {scaling}.</translation>
    </message>
    <message>
      <source>The mean must be a number, and the deviation larger than 0.</source>
      <translation>Der Mittelwert muss eine Zahl sein und die Standardabweichung größer als 0.</translation>
    </message>
    <message>
      <source>The mean of each map</source>
      <translation>Der Mittelwert jeder Karte</translation>
    </message>
    <message>
      <source>The mean of every map, so that an image of any size ends in the same number of values.</source>
      <translation>Der Mittelwert jeder Karte, sodass ein Bild jeder Größe gleich viele Werte ergibt.</translation>
    </message>
    <message>
      <source>The mean of their squared distances from it is {total} ÷ {count} = {mean}.</source>
      <translation>Der Mittelwert ihrer quadrierten Abstände davon ist {total} ÷ {count} = {mean}.</translation>
    </message>
    <message>
      <source>The mean of {count} numbers is {total} ÷ {count} = {mean}.</source>
      <translation>Der Mittelwert von {count} Zahlen ist {total} ÷ {count} = {mean}.</translation>
    </message>
    <message>
      <source>The mean under every window; padding counts as zeros, as in PyTorch, or does not count.</source>
      <translation>Der Mittelwert unter jedem Fenster; Auffüllung zählt als Nullen, wie in PyTorch, oder zählt nicht.</translation>
    </message>
    <message>
      <source>The mean, {mean}, is taken away first.</source>
      <translation>Der Mittelwert, {mean}, wird zuerst abgezogen.</translation>
    </message>
    <message>
      <source>The means of as many windows as are asked for, whatever the size of the maps.</source>
      <translation>Die Mittelwerte von so vielen Fenstern wie verlangt, gleich wie groß die Karten sind.</translation>
    </message>
    <message>
      <source>The network computes something that is no number, for some of the images.</source>
      <translation>Das Netz berechnet bei manchen Bildern etwas, das keine Zahl ist.</translation>
    </message>
    <message>
      <source>The network computes with 24 binary digits. The exact value is {exact}.</source>
      <translation>Das Netz rechnet mit 24 Binärstellen. Der genaue Wert ist {exact}.</translation>
    </message>
    <message>
      <source>The network computes with numbers of 32 bits, which end at 3.4e38. The exact value is {exact}.</source>
      <translation>Das Netz rechnet mit Zahlen von 32 Bit, die größte ist etwa 3,4e38. Der genaue Wert ist {exact}.</translation>
    </message>
    <message>
      <source>The network does not end in a fully connected layer.</source>
      <translation>Das Netz endet nicht in einer vollständig verbundenen Schicht.</translation>
    </message>
    <message>
      <source>The network does not end in one number for each class.</source>
      <translation>Das Netz endet nicht in einer Zahl für jede Klasse.</translation>
    </message>
    <message>
      <source>The network has nothing to learn.</source>
      <translation>Das Netz hat nichts zu lernen.</translation>
    </message>
    <message>
      <source>The network measures every batch of pictures anew; ConvScope measures the one picture.</source>
      <translation>Das Netz vermisst jeden Stapel von Bildern neu; ConvScope vermisst das eine Bild.</translation>
    </message>
    <message>
      <source>The network must end in one number for each class: numbers {made}, classes {count}.</source>
      <translation>Das Netz muss mit einer Zahl für jede Klasse enden: Zahlen {made}, Klassen {count}.</translation>
    </message>
    <message>
      <source>The network was exported while training; ConvScope uses it as after training.</source>
      <translation>Das Netz wurde während des Trainings exportiert; ConvScope verwendet es wie nach dem Training.</translation>
    </message>
    <message>
      <source>The number in added cells.</source>
      <translation>Die Zahl in hinzugefügten Zellen.</translation>
    </message>
    <message>
      <source>The numbers are in units of {unit}.</source>
      <translation>Die Zahlen sind in Einheiten von {unit}.</translation>
    </message>
    <message>
      <source>The numbers are right; the number of maps is named first here.</source>
      <translation>Die Zahlen stimmen; die Zahl der Karten wird hier zuerst genannt.</translation>
    </message>
    <message>
      <source>The other names of {file} (hard links) keep what it held before.</source>
      <translation>Die anderen Namen von {file} (harte Links) behalten den bisherigen Inhalt.</translation>
    </message>
    <message>
      <source>The pictures for validation are the test part.</source>
      <translation>Die Bilder zur Validierung sind der Testteil.</translation>
    </message>
    <message>
      <source>The pictures for validation were added to those for training.</source>
      <translation>Die Bilder zur Validierung kamen zu denen zum Trainieren.</translation>
    </message>
    <message>
      <source>The pictures for validation were left out.</source>
      <translation>Die Bilder zur Validierung wurden ausgelassen.</translation>
    </message>
    <message>
      <source>The pictures in {name} take more than 2 GB.</source>
      <translation>Die Bilder in {name} belegen mehr als 2 GB.</translation>
    </message>
    <message>
      <source>The pictures take more than 2 GB.</source>
      <translation>Die Bilder belegen mehr als 2 GB.</translation>
    </message>
    <message>
      <source>The power that the divisor is raised to.</source>
      <translation>Der Exponent, mit dem der Teiler potenziert wird.</translation>
    </message>
    <message>
      <source>The product is that of the numbers before they were rounded.</source>
      <translation>Das Produkt ist das der Zahlen, bevor sie gerundet wurden.</translation>
    </message>
    <message>
      <source>The product of two layers, cell by cell: one number per channel opens or closes a whole map.</source>
      <translation>Das Produkt zweier Schichten, Zelle für Zelle: Eine Zahl je Kanal öffnet oder schließt eine ganze Karte.</translation>
    </message>
    <message>
      <source>The quotient is that of the numbers before they were rounded.</source>
      <translation>Der Quotient ist der der Zahlen vor dem Runden.</translation>
    </message>
    <message>
      <source>The same cells in the same order as maps of another size: row by row, map by map.</source>
      <translation>Dieselben Zellen in derselben Reihenfolge als Karten anderer Größe: Zeile für Zeile, Karte für Karte.</translation>
    </message>
    <message>
      <source>The same seed gives the same training.</source>
      <translation>Derselbe Startwert ergibt dasselbe Training.</translation>
    </message>
    <message>
      <source>The scaling of the input was taken from the file.</source>
      <translation>Die Skalierung der Eingabe wurde aus der Datei übernommen.</translation>
    </message>
    <message>
      <source>The score less the logarithm of the sum of e to all scores: the logarithm of softmax.</source>
      <translation>Der Punktwert minus den Logarithmus der Summe von e hoch alle Punktwerte: der Logarithmus von Softmax.</translation>
    </message>
    <message>
      <source>The shift is added after the scale, not before it.</source>
      <translation>Die Verschiebung kommt nach der Skalierung, nicht davor.</translation>
    </message>
    <message>
      <source>The shift, {shift}, is still to be added.</source>
      <translation>Die Verschiebung, {shift}, ist noch zu addieren.</translation>
    </message>
    <message>
      <source>The size is right, but the sign is not.</source>
      <translation>Der Betrag stimmt, aber das Vorzeichen nicht.</translation>
    </message>
    <message>
      <source>The squares of the neighbouring channels belong to the sum too.</source>
      <translation>Auch die Quadrate der benachbarten Kanäle gehören in die Summe.</translation>
    </message>
    <message>
      <source>The step between two cells of the window.</source>
      <translation>Der Schritt zwischen zwei Zellen des Fensters.</translation>
    </message>
    <message>
      <source>The step between two weights laid down.</source>
      <translation>Der Schritt zwischen zwei hingelegten Gewichten.</translation>
    </message>
    <message>
      <source>The step between two weights laid on the input.</source>
      <translation>Der Abstand zwischen zwei Gewichten, die auf der Eingabe liegen.</translation>
    </message>
    <message>
      <source>The sum of several layers, cell by cell: a skip connection lets a block learn only what to change.</source>
      <translation>Die Summe mehrerer Schichten, Zelle für Zelle: Mit einer Abkürzung lernt ein Block nur, was zu ändern ist.</translation>
    </message>
    <message>
      <source>The training broke off: its process was ended.</source>
      <translation>Das Training brach ab: Sein Prozess wurde beendet.</translation>
    </message>
    <message>
      <source>The training cannot begin: {reason}.</source>
      <translation>Das Training kann nicht beginnen: {reason}.</translation>
    </message>
    <message>
      <source>The training has run away: its loss is no longer a number.</source>
      <translation>Das Training ist aus dem Ruder gelaufen: Sein Verlust ist keine Zahl mehr.</translation>
    </message>
    <message>
      <source>The training that is kept with this project cannot be read.</source>
      <translation>Das Training, das in diesem Projekt behalten ist, kann nicht gelesen werden.</translation>
    </message>
    <message>
      <source>The training that was stopped is one of another network.</source>
      <translation>Das angehaltene Training gehört zu einem anderen Netz.</translation>
    </message>
    <message>
      <source>The value was copied: so is its gradient.</source>
      <translation>Der Wert wurde kopiert: sein Gradient auch.</translation>
    </message>
    <message>
      <source>The weight is {value}.</source>
      <translation>Das Gewicht ist {value}.</translation>
    </message>
    <message>
      <source>The weights sum to 0, and no factor turns that into 1.</source>
      <translation>Die Gewichte haben die Summe 0, und kein Faktor macht daraus 1.</translation>
    </message>
    <message>
      <source>The weights sum to 0: a flat area becomes 0, however bright it is.</source>
      <translation>Die Gewichte haben die Summe 0: Eine gleichmäßige Fläche wird 0, gleich wie hell sie ist.</translation>
    </message>
    <message>
      <source>The weights sum to 1: a flat area keeps its brightness.</source>
      <translation>Die Gewichte haben die Summe 1: Eine gleichmäßige Fläche behält ihre Helligkeit.</translation>
    </message>
    <message>
      <source>The weights sum to {sum}: a flat area is multiplied by that.</source>
      <translation>Die Gewichte haben die Summe {sum}: Eine gleichmäßige Fläche wird damit multipliziert.</translation>
    </message>
    <message>
      <source>There are no images in {name}.</source>
      <translation>In {name} sind keine Bilder.</translation>
    </message>
    <message>
      <source>There are no images to learn from.</source>
      <translation>Es gibt keine Bilder, aus denen gelernt werden könnte.</translation>
    </message>
    <message>
      <source>There are no layers in it.</source>
      <translation>Es sind keine Schichten darin.</translation>
    </message>
    <message>
      <source>There are no weights in it, but a Python object ({name}).</source>
      <translation>Es sind keine Gewichte darin, sondern ein Python-Objekt ({name}).</translation>
    </message>
    <message>
      <source>There are no weights in it.</source>
      <translation>Es sind keine Gewichte darin.</translation>
    </message>
    <message>
      <source>There are two layers called {layer}.</source>
      <translation>Zwei Schichten heißen {layer}.</translation>
    </message>
    <message>
      <source>There are {count} scenes already.</source>
      <translation>Es gibt schon {count} Szenen.</translation>
    </message>
    <message>
      <source>There is a layer called {name} already.</source>
      <translation>Es gibt schon eine Schicht namens {name}.</translation>
    </message>
    <message>
      <source>There is another class called {name}.</source>
      <translation>Eine andere Klasse heißt schon {name}.</translation>
    </message>
    <message>
      <source>There is no PyTorch code for {kind}.</source>
      <translation>Für {kind} gibt es keinen PyTorch-Code.</translation>
    </message>
    <message>
      <source>There is no class {index}.</source>
      <translation>Es gibt keine Klasse {index}.</translation>
    </message>
    <message>
      <source>There is no convolution and no fully connected layer in it.</source>
      <translation>Es ist keine Faltung und keine vollständig verbundene Schicht darin.</translation>
    </message>
    <message>
      <source>There is no device {device} here.</source>
      <translation>Ein Gerät {device} gibt es hier nicht.</translation>
    </message>
    <message>
      <source>There is no file {name}.</source>
      <translation>Es gibt keine Datei {name}.</translation>
    </message>
    <message>
      <source>There is no layer called {layer}.</source>
      <translation>Es gibt keine Schicht namens {layer}.</translation>
    </message>
    <message>
      <source>There is no layer to write code for.</source>
      <translation>Es gibt keine Schicht, für die Code zu schreiben wäre.</translation>
    </message>
    <message>
      <source>There is no lesson {number}.</source>
      <translation>Es gibt keine Lektion {number}.</translation>
    </message>
    <message>
      <source>There is no loss: the network has to end in one score per class.</source>
      <translation>Es gibt keinen Verlust: Das Netz muss in einem Punktwert je Klasse enden.</translation>
    </message>
    <message>
      <source>There is no place for that in {name} of {layer}.</source>
      <translation>Dafür ist in {name} von {layer} kein Platz.</translation>
    </message>
    <message>
      <source>There is no scene {number}.</source>
      <translation>Es gibt keine Szene {number}.</translation>
    </message>
    <message>
      <source>There is no test part: {share} % of every class, chosen at random with seed {number}, are set apart.</source>
      <translation>Es gibt keinen Testteil: {share} % jeder Klasse, zufällig gewählt mit Startwert {number}, sind dafür abgetrennt.</translation>
    </message>
    <message>
      <source>There is no training of {file} that was stopped.</source>
      <translation>Es gibt kein angehaltenes Training von {file}.</translation>
    </message>
    <message>
      <source>There is no usable {file} with the names of the classes.</source>
      <translation>Es gibt keine brauchbare Datei {file} mit den Namen der Klassen.</translation>
    </message>
    <message>
      <source>There is not enough memory for {layer}.</source>
      <translation>Der Speicher reicht für {layer} nicht aus.</translation>
    </message>
    <message>
      <source>There is not enough memory to show the maps.</source>
      <translation>Der Speicher reicht nicht aus, um die Karten zu zeigen.</translation>
    </message>
    <message>
      <source>There must be one label for each image: images {images}, labels {labels}.</source>
      <translation>Zu jedem Bild muss es ein Label geben: Bilder {images}, Labels {labels}.</translation>
    </message>
    <message>
      <source>These are not numbers.</source>
      <translation>Das sind keine Zahlen.</translation>
    </message>
    <message>
      <source>Thickness</source>
      <translation>Strichbreite</translation>
    </message>
    <message>
      <source>This cannot be a scene: {reason}.</source>
      <translation>Das kann keine Szene sein: {reason}.</translation>
    </message>
    <message>
      <source>This cell holds no number that could be predicted.</source>
      <translation>Diese Zelle enthält keine Zahl, die sich vorhersagen ließe.</translation>
    </message>
    <message>
      <source>This layer is a true convolution: its kernel is turned by 180° first.</source>
      <translation>Diese Schicht ist eine echte Faltung: Ihr Kern wird zuerst um 180° gedreht.</translation>
    </message>
    <message>
      <source>This network has no class {number}.</source>
      <translation>Dieses Netz hat keine Klasse {number}.</translation>
    </message>
    <message>
      <source>This network reads {channels} channels: open an .npy or .npz file, or {channels} grey pictures at once.</source>
      <translation>Dieses Netz liest {channels} Kanäle: eine .npy- oder .npz-Datei öffnen, oder {channels} graue Bilder zugleich.</translation>
    </message>
    <message>
      <source>This training is too large to be kept with the project.</source>
      <translation>Dieses Training ist zu groß, um im Projekt behalten zu werden.</translation>
    </message>
    <message>
      <source>Those are the values under the window added up: each is multiplied with its weight first.</source>
      <translation>Das sind die addierten Werte unter dem Fenster: Jeder wird zuerst mit seinem Gewicht multipliziert.</translation>
    </message>
    <message>
      <source>Those of the way down first</source>
      <translation>Die vom Weg abwärts zuerst</translation>
    </message>
    <message>
      <source>Times</source>
      <translation>Mal</translation>
    </message>
    <message>
      <source>Top sobel</source>
      <translation>Sobel oben</translation>
    </message>
    <message>
      <source>Transparent parts put on white</source>
      <translation>Transparente Teile auf Weiß gelegt</translation>
    </message>
    <message>
      <source>Transposed convolution</source>
      <translation>Transponierte Faltung</translation>
    </message>
    <message>
      <source>True convolution: turn the kernel by 180° first. Networks leave it as it is (correlation).</source>
      <translation>Echte Faltung: den Kern zuerst um 180° drehen. Netze lassen ihn, wie er ist (Korrelation).</translation>
    </message>
    <message>
      <source>Try 1.</source>
      <translation>1 versuchen.</translation>
    </message>
    <message>
      <source>Turned to grey ({red} R + {green} G + {blue} B)</source>
      <translation>In Grau umgewandelt ({red} R + {green} G + {blue} B)</translation>
    </message>
    <message>
      <source>Turned upright (its EXIF says how it was held)</source>
      <translation>Aufrecht gedreht (die EXIF-Daten sagen, wie die Kamera gehalten wurde)</translation>
    </message>
    <message>
      <source>Turns every image by up to this many degrees.</source>
      <translation>Dreht jedes Bild um bis zu so viele Grad.</translation>
    </message>
    <message>
      <source>Undo what was done to its weights, or start again from random ones.</source>
      <translation>Machen Sie rückgängig, was mit seinen Gewichten geschah, oder beginnen Sie mit zufälligen neu.</translation>
    </message>
    <message>
      <source>Units</source>
      <translation>Einheiten</translation>
    </message>
    <message>
      <source>Unpack it and open a file from it.</source>
      <translation>Entpacken und eine Datei daraus öffnen.</translation>
    </message>
    <message>
      <source>Unpack it, and open a file from it.</source>
      <translation>Entpacken und eine Datei daraus öffnen.</translation>
    </message>
    <message>
      <source>Unpack it, and open what is inside.</source>
      <translation>Entpacken und öffnen, was darin ist.</translation>
    </message>
    <message>
      <source>Unpack it. Networks open as .onnx, .pt2 or .safetensors, or as a PyTorch state_dict.</source>
      <translation>Entpacken. Netze öffnen sich als .onnx, .pt2 oder .safetensors oder als state_dict von PyTorch.</translation>
    </message>
    <message>
      <source>Unsharp mask 5 × 5</source>
      <translation>Unscharf maskieren 5 × 5</translation>
    </message>
    <message>
      <source>Up conv</source>
      <translation>Transp. Faltung</translation>
    </message>
    <message>
      <source>Update ConvScope to look at it.</source>
      <translation>Aktualisieren Sie ConvScope, um es anzusehen.</translation>
    </message>
    <message>
      <source>Update ConvScope to open it.</source>
      <translation>Zum Öffnen ConvScope aktualisieren.</translation>
    </message>
    <message>
      <source>Upsample</source>
      <translation>Vergrößern</translation>
    </message>
    <message>
      <source>Use a smaller image or fewer filters, or compute on the CPU.</source>
      <translation>Ein kleineres Bild oder weniger Filter verwenden oder auf der CPU rechnen.</translation>
    </message>
    <message>
      <source>Use a smaller image or fewer filters.</source>
      <translation>Ein kleineres Bild oder weniger Filter verwenden.</translation>
    </message>
    <message>
      <source>Use a smaller image, fewer filters or a stride.</source>
      <translation>Ein kleineres Bild, weniger Filter oder eine Schrittweite verwenden.</translation>
    </message>
    <message>
      <source>Use a smaller learning rate, or make new weights.</source>
      <translation>Eine kleinere Lernrate verwenden oder neue Gewichte erzeugen.</translation>
    </message>
    <message>
      <source>Use fewer units, filters or scenes, or a smaller image.</source>
      <translation>Weniger Einheiten, Filter oder Szenen oder ein kleineres Bild verwenden.</translation>
    </message>
    <message>
      <source>Use less output padding, or a larger stride.</source>
      <translation>Verwende weniger Auffüllung der Ausgabe oder eine größere Schrittweite.</translation>
    </message>
    <message>
      <source>Use less padding or a larger kernel.</source>
      <translation>Verwende weniger Auffüllung oder einen größeren Kern.</translation>
    </message>
    <message>
      <source>Use less padding or a larger window.</source>
      <translation>Weniger Auffüllung oder ein größeres Fenster verwenden.</translation>
    </message>
    <message>
      <source>Use less padding, or a border of zeros.</source>
      <translation>Weniger Auffüllung oder einen Rand aus Nullen verwenden.</translation>
    </message>
    <message>
      <source>Use padding or a smaller kernel.</source>
      <translation>Auffüllung oder einen kleineren Kern verwenden.</translation>
    </message>
    <message>
      <source>Use pooling or a stride before it, a smaller image or fewer units.</source>
      <translation>Davor Pooling oder eine Schrittweite, ein kleineres Bild oder weniger Einheiten verwenden.</translation>
    </message>
    <message>
      <source>Validation</source>
      <translation>Validierung</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Wert</translation>
    </message>
    <message>
      <source>Values are made larger in training only: now every value passes as it is.</source>
      <translation>Werte werden nur beim Training vergrößert: Jetzt geht jeder Wert unverändert durch.</translation>
    </message>
    <message>
      <source>Values outside 0 … 1 clipped</source>
      <translation>Werte außerhalb von 0 … 1 abgeschnitten</translation>
    </message>
    <message>
      <source>Values {low} … {high} taken as they are</source>
      <translation>Werte {low} … {high} genommen, wie sie sind</translation>
    </message>
    <message>
      <source>Violet – gold</source>
      <translation>Violett – Gold</translation>
    </message>
    <message>
      <source>WEIGHTS = {  # the name in Network: the name in the project file</source>
      <translation>WEIGHTS = {  # der Name in Network: der Name in der Projektdatei</translation>
    </message>
    <message>
      <source>Warm-up</source>
      <translation>Aufwärmen</translation>
    </message>
    <message>
      <source>Weight decay</source>
      <translation>Gewichtsabnahme</translation>
    </message>
    <message>
      <source>Weights do not show in which order maps are concatenated, nor what the last function is.</source>
      <translation>Gewichte zeigen nicht, in welcher Reihenfolge Karten aneinandergereiht werden und was die letzte Funktion ist.</translation>
    </message>
    <message>
      <source>Weights do not show shortcuts around fire modules: there could be some.</source>
      <translation>Gewichte zeigen keine Abkürzungen um Fire-Module: Es könnte welche geben.</translation>
    </message>
    <message>
      <source>Weights do not show skip connections: there could be some around {layers}.</source>
      <translation>Gewichte zeigen keine Abkürzungen: Um {layers} herum könnte es welche geben.</translation>
    </message>
    <message>
      <source>Weights do not show which convolutions move two cells at a time: the usual ones are assumed to.</source>
      <translation>Gewichte zeigen nicht, welche Faltungen um zwei Zellen weiterrücken: angenommen wird das Übliche.</translation>
    </message>
    <message>
      <source>Weights that are kept as a direction and a length were multiplied out.</source>
      <translation>Gewichte, die als Richtung und Länge gespeichert sind, wurden ausmultipliziert.</translation>
    </message>
    <message>
      <source>Weights that were pruned are 0.</source>
      <translation>Ausgedünnte Gewichte sind 0.</translation>
    </message>
    <message>
      <source>What follows the convolutions</source>
      <translation>Was auf die Faltungen folgt</translation>
    </message>
    <message>
      <source>What is above it becomes this number.</source>
      <translation>Was darüber liegt, wird zu dieser Zahl.</translation>
    </message>
    <message>
      <source>What is above the high end becomes the high end.</source>
      <translation>Was über dem oberen Ende liegt, wird zum oberen Ende.</translation>
    </message>
    <message>
      <source>What is added to the squares, so that nothing is divided by zero.</source>
      <translation>Was zu den Quadraten addiert wird, damit nie durch null geteilt wird.</translation>
    </message>
    <message>
      <source>What is below it becomes this number.</source>
      <translation>Was darunter liegt, wird zu dieser Zahl.</translation>
    </message>
    <message>
      <source>What is below the low end becomes the low end.</source>
      <translation>Was unter dem unteren Ende liegt, wird zum unteren Ende.</translation>
    </message>
    <message>
      <source>What is negative becomes 0 here.</source>
      <translation>Was negativ ist, wird hier 0.</translation>
    </message>
    <message>
      <source>What is not a number set to 0</source>
      <translation>Was keine Zahl ist, auf 0 gesetzt</translation>
    </message>
    <message>
      <source>What it had learned is kept. Train again to go on; a smaller batch needs less memory.</source>
      <translation>Was es gelernt hatte, ist noch da. Trainieren Sie noch einmal, um weiterzumachen; ein kleinerer Stapel braucht weniger Speicher.</translation>
    </message>
    <message>
      <source>What negative values are multiplied with.</source>
      <translation>Womit negative Werte multipliziert werden.</translation>
    </message>
    <message>
      <source>What the added cells hold.</source>
      <translation>Was die hinzugefügten Zellen enthalten.</translation>
    </message>
    <message>
      <source>What the added cells hold; for zeros, the value below.</source>
      <translation>Was die hinzugefügten Zellen enthalten; bei Nullen den Wert darunter.</translation>
    </message>
    <message>
      <source>Where a layer puts its new maps</source>
      <translation>Wohin eine Schicht ihre neuen Karten stellt</translation>
    </message>
    <message>
      <source>Whether a last window may hang over the edge, so that no row is left out.</source>
      <translation>Ob ein letztes Fenster über den Rand ragen darf, damit keine Zeile ausgelassen wird.</translation>
    </message>
    <message>
      <source>Whether a learned number is added to every sum.</source>
      <translation>Ob zu jeder Summe eine gelernte Zahl addiert wird.</translation>
    </message>
    <message>
      <source>Whether cells are repeated, or mixed with their neighbours.</source>
      <translation>Ob Zellen wiederholt oder mit ihren Nachbarn gemischt werden.</translation>
    </message>
    <message>
      <source>Whether cells of the padding count in the number that the sum is divided by.</source>
      <translation>Ob Zellen der Auffüllung in der Zahl mitzählen, durch die die Summe geteilt wird.</translation>
    </message>
    <message>
      <source>Whether the corner cells stay in the corners when cells are mixed.</source>
      <translation>Ob die Eckzellen in den Ecken bleiben, wenn Zellen gemischt werden.</translation>
    </message>
    <message>
      <source>Whether Φ is approximated by tanh, as in some networks.</source>
      <translation>Ob Φ mit tanh genähert wird, wie in manchen Netzen.</translation>
    </message>
    <message>
      <source>Which share of the cells training leaves out.</source>
      <translation>Welchen Anteil der Zellen das Training auslässt.</translation>
    </message>
    <message>
      <source>Which share of the images is kept from training, to test with.</source>
      <translation>Welcher Anteil der Bilder nicht zum Training dient, sondern zum Prüfen.</translation>
    </message>
    <message>
      <source>Which share of the target goes to all classes alike.</source>
      <translation>Welcher Anteil des Ziels an alle Klassen gleich geht.</translation>
    </message>
    <message>
      <source>Window</source>
      <translation>Fenster</translation>
    </message>
    <message>
      <source>With what is assumed here it names {count} of ten handwritten digits right.</source>
      <translation>Mit dem, was hier angenommen ist, benennt es {count} von zehn handgeschriebenen Ziffern richtig.</translation>
    </message>
    <message>
      <source>Yes</source>
      <translation>Ja</translation>
    </message>
    <message>
      <source>a DICOM file of medicine</source>
      <translation>eine DICOM-Datei der Medizin</translation>
    </message>
    <message>
      <source>a DenseNet</source>
      <translation>einem DenseNet</translation>
    </message>
    <message>
      <source>a FITS file of astronomy</source>
      <translation>eine FITS-Datei der Astronomie</translation>
    </message>
    <message>
      <source>a GIMP picture with layers</source>
      <translation>ein GIMP-Bild mit Ebenen</translation>
    </message>
    <message>
      <source>a HEIC picture, as phones take them</source>
      <translation>ein HEIC-Bild, wie Telefone sie aufnehmen,</translation>
    </message>
    <message>
      <source>a JPEG XL picture</source>
      <translation>ein JPEG-XL-Bild</translation>
    </message>
    <message>
      <source>a MobileNet</source>
      <translation>einem MobileNet</translation>
    </message>
    <message>
      <source>a NIfTI file of medicine</source>
      <translation>eine NIfTI-Datei der Medizin</translation>
    </message>
    <message>
      <source>a NetCDF file</source>
      <translation>eine NetCDF-Datei</translation>
    </message>
    <message>
      <source>a PDF document</source>
      <translation>ein PDF-Dokument</translation>
    </message>
    <message>
      <source>a Photoshop picture with layers</source>
      <translation>ein Photoshop-Bild mit Ebenen</translation>
    </message>
    <message>
      <source>a PostScript drawing</source>
      <translation>eine PostScript-Zeichnung</translation>
    </message>
    <message>
      <source>a Radiance HDR picture</source>
      <translation>ein HDR-Bild von Radiance</translation>
    </message>
    <message>
      <source>a SqueezeNet</source>
      <translation>einem SqueezeNet</translation>
    </message>
    <message>
      <source>a U-Net or a decoder</source>
      <translation>einem U-Net oder Decoder</translation>
    </message>
    <message>
      <source>a cell that {title} adds</source>
      <translation>eine Zelle, die {title} hinzufügt</translation>
    </message>
    <message>
      <source>a compressed file</source>
      <translation>eine komprimierte Datei</translation>
    </message>
    <message>
      <source>a file of MATLAB</source>
      <translation>eine Datei von MATLAB</translation>
    </message>
    <message>
      <source>a light average that favours the middle pixel</source>
      <translation>ein leichter Mittelwert, der das mittlere Pixel bevorzugt</translation>
    </message>
    <message>
      <source>a network with gates</source>
      <translation>einem Netz mit Toren</translation>
    </message>
    <message>
      <source>a network with shortcuts</source>
      <translation>einem Netz mit Abkürzungen</translation>
    </message>
    <message>
      <source>a number that is normalised by its own mean is always 0.</source>
      <translation>Eine Zahl, von der ihr eigener Mittelwert abgezogen wird, ist immer 0.</translation>
    </message>
    <message>
      <source>a raw photograph, as it left the camera</source>
      <translation>ein Rohfoto, wie es aus der Kamera kommt,</translation>
    </message>
    <message>
      <source>a residual network</source>
      <translation>einem residualen Netz</translation>
    </message>
    <message>
      <source>a soft average in which near pixels count more; some programs just call it blur</source>
      <translation>ein weicher Mittelwert, in dem nahe Pixel mehr zählen; manche Programme nennen ihn einfach Weichzeichner</translation>
    </message>
    <message>
      <source>a soft average over a wider neighbourhood</source>
      <translation>ein weicher Mittelwert über eine größere Nachbarschaft</translation>
    </message>
    <message>
      <source>a sound</source>
      <translation>eine Tonaufnahme</translation>
    </message>
    <message>
      <source>a transformer</source>
      <translation>einem Transformer</translation>
    </message>
    <message>
      <source>a video</source>
      <translation>ein Video</translation>
    </message>
    <message>
      <source>a web page</source>
      <translation>eine Webseite</translation>
    </message>
    <message>
      <source>a {border} border of {padding} needs a larger input than {size}.</source>
      <translation>ein Rand „{border}“ von {padding} braucht eine größere Eingabe als {size}.</translation>
    </message>
    <message>
      <source>a {kernel} {what} does not fit a {size} input.</source>
      <translation>{what} der Größe {kernel} passt nicht auf eine Eingabe von {size}.</translation>
    </message>
    <message>
      <source>above</source>
      <translation>oben</translation>
    </message>
    <message>
      <source>after</source>
      <translation>danach</translation>
    </message>
    <message>
      <source>all maps up to here would take {size} GB, more than {most} GB.</source>
      <translation>alle Karten bis hierher würden {size} GB belegen, mehr als {most} GB.</translation>
    </message>
    <message>
      <source>all of them together</source>
      <translation>alle zusammen</translation>
    </message>
    <message>
      <source>all others</source>
      <translation>alle anderen</translation>
    </message>
    <message>
      <source>all to all</source>
      <translation>alle mit allen</translation>
    </message>
    <message>
      <source>alpha {alpha}</source>
      <translation>alpha {alpha}</translation>
    </message>
    <message>
      <source>an Inception network</source>
      <translation>einem Inception-Netz</translation>
    </message>
    <message>
      <source>an OpenEXR picture</source>
      <translation>ein OpenEXR-Bild</translation>
    </message>
    <message>
      <source>an SVG drawing</source>
      <translation>eine SVG-Zeichnung</translation>
    </message>
    <message>
      <source>another program uses it</source>
      <translation>ein anderes Programm benutzt sie</translation>
    </message>
    <message>
      <source>before</source>
      <translation>davor</translation>
    </message>
    <message>
      <source>below</source>
      <translation>unten</translation>
    </message>
    <message>
      <source>beta {beta}</source>
      <translation>beta {beta}</translation>
    </message>
    <message>
      <source>bias</source>
      <translation>Bias</translation>
    </message>
    <message>
      <source>bilinear</source>
      <translation>bilinear</translation>
    </message>
    <message>
      <source>blue</source>
      <translation>blau</translation>
    </message>
    <message>
      <source>cell by cell</source>
      <translation>Zelle für Zelle</translation>
    </message>
    <message>
      <source>channel {channel}</source>
      <translation>Kanal {channel}</translation>
    </message>
    <message>
      <source>channels</source>
      <translation>Kanäle</translation>
    </message>
    <message>
      <source>circular</source>
      <translation>umlaufend</translation>
    </message>
    <message>
      <source>constant</source>
      <translation>konstant</translation>
    </message>
    <message>
      <source>corners and diagonal lines, not level or upright edges</source>
      <translation>Ecken und diagonale Linien, keine waagerechten oder senkrechten Kanten</translation>
    </message>
    <message>
      <source>cosine</source>
      <translation>Kosinus</translation>
    </message>
    <message>
      <source>dark lines and dots; bright ones give negative values, some programs use the opposite sign</source>
      <translation>dunkle Linien und Punkte; helle ergeben negative Werte, manche Programme verwenden das entgegengesetzte Vorzeichen</translation>
    </message>
    <message>
      <source>detail finer than a Gaussian blur, added to the picture</source>
      <translation>Details, feiner als ein Gauß-Filter, zum Bild addiert</translation>
    </message>
    <message>
      <source>diagonal edges, brighter at the top left; a kernel of even size</source>
      <translation>diagonale Kanten, oben links heller; ein Kern gerader Größe</translation>
    </message>
    <message>
      <source>diagonal edges, light where the bottom right is brighter and dark where it is darker: a relief</source>
      <translation>diagonale Kanten, hell, wo es unten rechts heller ist, und dunkel, wo es dunkler ist: ein Relief</translation>
    </message>
    <message>
      <source>dilation {dilation}</source>
      <translation>Dilatation {dilation}</translation>
    </message>
    <message>
      <source>divided by the sum of {count} exponentials</source>
      <translation>geteilt durch die Summe von {count} Exponentialwerten</translation>
    </message>
    <message>
      <source>e to the score over temperature, divided by the sum of all of them.</source>
      <translation>e hoch (Punktwert durch Temperatur), geteilt durch die Summe über alle.</translation>
    </message>
    <message>
      <source>e^x − 1 is still to be multiplied with 1.7581.</source>
      <translation>e^x − 1 muss noch mit 1,7581 multipliziert werden.</translation>
    </message>
    <message>
      <source>e^x − 1 is still to be multiplied with alpha.</source>
      <translation>e^x − 1 ist noch mit alpha zu multiplizieren.</translation>
    </message>
    <message>
      <source>edges of all directions, made stronger</source>
      <translation>Kanten aller Richtungen, verstärkt</translation>
    </message>
    <message>
      <source>edges, lines and dots of every direction; also called edge or find edges</source>
      <translation>Kanten, Linien und Punkte jeder Richtung; auch „edge“ oder „find edges“ genannt</translation>
    </message>
    <message>
      <source>exp of {place} less the largest</source>
      <translation>exp von {place} minus Größtem</translation>
    </message>
    <message>
      <source>exp(({score} − {largest}) ÷ {temperature}): {place}</source>
      <translation>exp(({score} − {largest}) ÷ {temperature}): {place}</translation>
    </message>
    <message>
      <source>exp({score} − {largest}): {place}</source>
      <translation>exp({score} − {largest}): {place}</translation>
    </message>
    <message>
      <source>filters</source>
      <translation>Filter</translation>
    </message>
    <message>
      <source>fine detail, by the four nearest neighbours only</source>
      <translation>feine Details, nur mit den vier nächsten Nachbarn</translation>
    </message>
    <message>
      <source>first</source>
      <translation>erste</translation>
    </message>
    <message>
      <source>fixed numbers</source>
      <translation>feste Zahlen</translation>
    </message>
    <message>
      <source>from {branch}: {place}</source>
      <translation>von {branch}: {place}</translation>
    </message>
    <message>
      <source>gap</source>
      <translation>Lücke</translation>
    </message>
    <message>
      <source>gap: 0 × {weight}</source>
      <translation>Lücke: 0 × {weight}</translation>
    </message>
    <message>
      <source>gradient of {what}</source>
      <translation>Gradient von {what}</translation>
    </message>
    <message>
      <source>green</source>
      <translation>grün</translation>
    </message>
    <message>
      <source>hardsigmoid(x)</source>
      <translation>hardsigmoid(x)</translation>
    </message>
    <message>
      <source>horizontal edges, brighter above (north is up)</source>
      <translation>waagerechte Kanten, oben heller (Norden ist oben)</translation>
    </message>
    <message>
      <source>horizontal edges, brighter above: Sobel y with its sign reversed</source>
      <translation>waagerechte Kanten, oben heller: Sobel y mit umgekehrtem Vorzeichen</translation>
    </message>
    <message>
      <source>horizontal edges, brighter below, as y grows downwards; also called bottom sobel</source>
      <translation>waagerechte Kanten, unten heller, da y nach unten wächst; auch „bottom sobel“ genannt</translation>
    </message>
    <message>
      <source>horizontal edges, brighter below, its three columns counted alike</source>
      <translation>waagerechte Kanten, unten heller, alle drei Spalten gleich gezählt</translation>
    </message>
    <message>
      <source>horizontal edges, brighter below; more exact than Sobel on slanted ones</source>
      <translation>waagerechte Kanten, unten heller; bei schrägen genauer als Sobel</translation>
    </message>
    <message>
      <source>horizontal edges, light where it is brighter above and dark where it is darker: a relief</source>
      <translation>waagerechte Kanten, hell, wo es oben heller ist, und dunkel, wo es dunkler ist: ein Relief</translation>
    </message>
    <message>
      <source>image</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>image, {colour}</source>
      <translation>Bild, {colour}</translation>
    </message>
    <message>
      <source>images of shape {shape} are neither grey nor in colour</source>
      <translation>Bilder der Form {shape} sind weder grau noch farbig</translation>
    </message>
    <message>
      <source>input channels</source>
      <translation>Eingabekanäle</translation>
    </message>
    <message>
      <source>it adds branches and numbers at once.</source>
      <translation>addiert Zweige und Zahlen zugleich.</translation>
    </message>
    <message>
      <source>it cannot be computed from its constants.</source>
      <translation>lässt sich aus ihren Konstanten nicht berechnen.</translation>
    </message>
    <message>
      <source>it changes the number of channels.</source>
      <translation>ändert die Zahl der Kanäle.</translation>
    </message>
    <message>
      <source>it claims to be larger than 2 GB</source>
      <translation>sie gibt an, größer als 2 GB zu sein</translation>
    </message>
    <message>
      <source>it compares with more than one number.</source>
      <translation>vergleicht mit mehr als einer Zahl.</translation>
    </message>
    <message>
      <source>it computes with whole numbers: the network is quantised.</source>
      <translation>rechnet mit ganzen Zahlen: Das Netz ist quantisiert.</translation>
    </message>
    <message>
      <source>it decides or repeats while it runs.</source>
      <translation>entscheidet oder wiederholt, während sie läuft.</translation>
    </message>
    <message>
      <source>it depends on chance.</source>
      <translation>hängt vom Zufall ab.</translation>
    </message>
    <message>
      <source>it divides by what it reads.</source>
      <translation>teilt durch das, was sie liest.</translation>
    </message>
    <message>
      <source>it divides one branch by another.</source>
      <translation>teilt einen Zweig durch einen anderen.</translation>
    </message>
    <message>
      <source>it does not consist of records of {count} bytes</source>
      <translation>sie besteht nicht aus Datensätzen von {count} Bytes</translation>
    </message>
    <message>
      <source>it does not hold the {count} values that it promises</source>
      <translation>sie enthält nicht die {count} Werte, die sie verspricht</translation>
    </message>
    <message>
      <source>it does not join channels.</source>
      <translation>reiht keine Kanäle aneinander.</translation>
    </message>
    <message>
      <source>it does not read what the layers before it compute.</source>
      <translation>liest nicht, was die Schichten davor berechnen.</translation>
    </message>
    <message>
      <source>it does not run over the channels.</source>
      <translation>läuft nicht über die Kanäle.</translation>
    </message>
    <message>
      <source>it does not say what it keeps.</source>
      <translation>sagt nicht, was sie behält.</translation>
    </message>
    <message>
      <source>it does not start like an idx file of bytes</source>
      <translation>sie beginnt nicht wie eine idx-Datei aus Bytes</translation>
    </message>
    <message>
      <source>it enlarges an array of {count} axes, not maps.</source>
      <translation>vergrößert ein Feld mit {count} Achsen, keine Karten.</translation>
    </message>
    <message>
      <source>it enlarges in a way ({mode}, {how}) that ConvScope cannot.</source>
      <translation>vergrößert auf eine Art ({mode}, {how}), die ConvScope nicht kann.</translation>
    </message>
    <message>
      <source>it has {images} images and {labels} labels</source>
      <translation>sie hat {images} Bilder und {labels} Labels</translation>
    </message>
    <message>
      <source>it holds objects that would have to be run, not numbers</source>
      <translation>sie enthält Objekte, die ausgeführt werden müssten, statt Zahlen</translation>
    </message>
    <message>
      <source>it is a folder</source>
      <translation>es ist ein Ordner</translation>
    </message>
    <message>
      <source>it is a link that leads back to itself</source>
      <translation>es ist eine Verknüpfung, die zu sich selbst zurückführt</translation>
    </message>
    <message>
      <source>it is cut short or changed</source>
      <translation>sie ist abgeschnitten oder verändert</translation>
    </message>
    <message>
      <source>it is larger than the disk allows</source>
      <translation>sie ist größer, als der Datenträger zulässt</translation>
    </message>
    <message>
      <source>it is no batch of pictures with labels</source>
      <translation>sie enthält keine Bilder mit Labels</translation>
    </message>
    <message>
      <source>it is no collection of images in classes</source>
      <translation>sie ist keine Sammlung von Bildern in Klassen</translation>
    </message>
    <message>
      <source>it is not a fully connected layer.</source>
      <translation>ist keine vollständig verbundene Schicht.</translation>
    </message>
    <message>
      <source>it is not a layer that ConvScope has.</source>
      <translation>ist keine Schicht, die ConvScope hat.</translation>
    </message>
    <message>
      <source>it is not the mean of each map.</source>
      <translation>ist nicht der Mittelwert jeder Karte.</translation>
    </message>
    <message>
      <source>it is not understood where it reads constants alone.</source>
      <translation>wird nicht verstanden, wo sie nur Konstanten liest.</translation>
    </message>
    <message>
      <source>it is not understood: it makes too many numbers of few.</source>
      <translation>wird nicht verstanden: Sie macht aus wenigen Zahlen zu viele.</translation>
    </message>
    <message>
      <source>it joins arrays of {count} axes, not maps.</source>
      <translation>verbindet Felder mit {count} Achsen, keine Karten.</translation>
    </message>
    <message>
      <source>it joins channels with constants.</source>
      <translation>reiht Kanäle an Konstanten.</translation>
    </message>
    <message>
      <source>it joins more tensors than ConvScope can show.</source>
      <translation>verbindet mehr Tensoren, als ConvScope zeigen kann.</translation>
    </message>
    <message>
      <source>it joins several branches and constants at once.</source>
      <translation>verbindet mehrere Zweige und Konstanten zugleich.</translation>
    </message>
    <message>
      <source>it joins vectors in different orders.</source>
      <translation>verbindet Vektoren in verschiedener Reihenfolge.</translation>
    </message>
    <message>
      <source>it keeps nothing.</source>
      <translation>behält nichts.</translation>
    </message>
    <message>
      <source>it leaves padding out of its means.</source>
      <translation>lässt die Auffüllung aus den Mittelwerten heraus.</translation>
    </message>
    <message>
      <source>it makes too many numbers of few.</source>
      <translation>macht aus wenigen Zahlen zu viele.</translation>
    </message>
    <message>
      <source>it makes {one} of {other}.</source>
      <translation>macht {one} aus {other}.</translation>
    </message>
    <message>
      <source>it measures every batch anew.</source>
      <translation>misst jeden Batch neu.</translation>
    </message>
    <message>
      <source>it moves cells about in a way that no layer of ConvScope does.</source>
      <translation>verschiebt Zellen auf eine Art, die keine Schicht von ConvScope hat.</translation>
    </message>
    <message>
      <source>it multiplies branches as matrices, as attention does.</source>
      <translation>multipliziert Zweige als Matrizen, wie es Attention tut.</translation>
    </message>
    <message>
      <source>it normalises something else than maps.</source>
      <translation>normalisiert etwas anderes als Karten.</translation>
    </message>
    <message>
      <source>it pads in a way that ConvScope cannot.</source>
      <translation>füllt auf eine Weise auf, die ConvScope nicht kann.</translation>
    </message>
    <message>
      <source>it pads more above than below.</source>
      <translation>füllt oben mehr auf als unten.</translation>
    </message>
    <message>
      <source>it picks cells in a way that ConvScope cannot.</source>
      <translation>wählt Zellen auf eine Art aus, die ConvScope nicht kann.</translation>
    </message>
    <message>
      <source>it reads an array of {count} axes, not maps.</source>
      <translation>liest ein Feld mit {count} Achsen, keine Karten.</translation>
    </message>
    <message>
      <source>it repeats too much.</source>
      <translation>wiederholt zu viel.</translation>
    </message>
    <message>
      <source>it slides over {count} axes, not 2.</source>
      <translation>gleitet über {count} Achsen, nicht über 2.</translation>
    </message>
    <message>
      <source>it treats the places of a map differently.</source>
      <translation>behandelt die Stellen einer Karte verschieden.</translation>
    </message>
    <message>
      <source>its bias differs between pictures.</source>
      <translation>hat einen Bias, der sich zwischen Bildern unterscheidet.</translation>
    </message>
    <message>
      <source>its images are no numbers</source>
      <translation>ihre Bilder sind keine Zahlen</translation>
    </message>
    <message>
      <source>its inputs differ in size: {one} and {other}.</source>
      <translation>ihre Eingaben sind verschieden groß: {one} und {other}.</translation>
    </message>
    <message>
      <source>its inputs differ: {one} and {other}.</source>
      <translation>ihre Eingaben sind verschieden: {one} und {other}.</translation>
    </message>
    <message>
      <source>its labels are no numbers of classes</source>
      <translation>ihre Labels sind keine Nummern von Klassen</translation>
    </message>
    <message>
      <source>its logarithm</source>
      <translation>ihr Logarithmus</translation>
    </message>
    <message>
      <source>its low end, {low}, is not below its high end, {high}.</source>
      <translation>Das untere Ende, {low}, liegt nicht unter dem oberen, {high}.</translation>
    </message>
    <message>
      <source>its name is too long</source>
      <translation>der Name ist zu lang</translation>
    </message>
    <message>
      <source>its numbers ({shape}) do not fit what it reads.</source>
      <translation>hat Zahlen ({shape}), die nicht zu dem passen, was sie liest.</translation>
    </message>
    <message>
      <source>its numbers are not finite.</source>
      <translation>hat Zahlen, die nicht endlich sind.</translation>
    </message>
    <message>
      <source>its numbers are not those of SELU.</source>
      <translation>hat nicht die Zahlen von SELU.</translation>
    </message>
    <message>
      <source>its parts do not add up.</source>
      <translation>hat Teile, die zusammen nicht das Ganze ergeben.</translation>
    </message>
    <message>
      <source>its pixels are not those of pictures</source>
      <translation>ihre Pixel sind nicht die von Bildern</translation>
    </message>
    <message>
      <source>its shape is missing.</source>
      <translation>hat keine Form.</translation>
    </message>
    <message>
      <source>its weights ({shape}) do not fit what it reads.</source>
      <translation>die Gewichte ({shape}) passen nicht zu dem, was gelesen wird.</translation>
    </message>
    <message>
      <source>its weights are missing.</source>
      <translation>die Gewichte fehlen.</translation>
    </message>
    <message>
      <source>its weights depend on the input.</source>
      <translation>die Gewichte hängen von der Eingabe ab.</translation>
    </message>
    <message>
      <source>its weights do not fit what it reads.</source>
      <translation>hat Gewichte, die nicht zu dem passen, was sie liest.</translation>
    </message>
    <message>
      <source>its weights were made for another input than {size}.</source>
      <translation>die Gewichte wurden für eine andere Eingabe als {size} gemacht.</translation>
    </message>
    <message>
      <source>kernel</source>
      <translation>Kern</translation>
    </message>
    <message>
      <source>last</source>
      <translation>letzte</translation>
    </message>
    <message>
      <source>learned slopes</source>
      <translation>gelernte Steigungen</translation>
    </message>
    <message>
      <source>left</source>
      <translation>links</translation>
    </message>
    <message>
      <source>less both: {score} − {largest} − {logarithm}</source>
      <translation>minus beides: {score} − {largest} − {logarithm}</translation>
    </message>
    <message>
      <source>less the logarithm of the sum of {count} exponentials</source>
      <translation>minus den Logarithmus der Summe von {count} Exponentialen</translation>
    </message>
    <message>
      <source>less the loss with the weight − {step}</source>
      <translation>weniger den Verlust mit dem Gewicht − {step}</translation>
    </message>
    <message>
      <source>less the mean: {mean} × {scale}</source>
      <translation>minus Mittelwert: {mean} × {scale}</translation>
    </message>
    <message>
      <source>less the score of {name}, the true class</source>
      <translation>weniger den Punktwert von {name}, der wahren Klasse</translation>
    </message>
    <message>
      <source>log of softmax</source>
      <translation>log von Softmax</translation>
    </message>
    <message>
      <source>log(1 + e^(beta x)) / beta for every cell. Source: Dugas et al. 2001, eq. 6.</source>
      <translation>log(1 + e^(beta x)) / beta für jede Zelle. Quelle: Dugas et al. 2001, Gl. 6.</translation>
    </message>
    <message>
      <source>log(1 + exp({beta}</source>
      <translation>log(1 + exp({beta}</translation>
    </message>
    <message>
      <source>log(1 + exp({x}))</source>
      <translation>log(1 + exp({x}))</translation>
    </message>
    <message>
      <source>loss</source>
      <translation>Verlust</translation>
    </message>
    <message>
      <source>loss (cross-entropy)</source>
      <translation>Verlust (Kreuzentropie)</translation>
    </message>
    <message>
      <source>max(0, x)</source>
      <translation>max(0, x)</translation>
    </message>
    <message>
      <source>max(0, x) for every cell.</source>
      <translation>max(0, x) für jede Zelle.</translation>
    </message>
    <message>
      <source>max(0, {x} + 3) / 6</source>
      <translation>max(0, {x} + 3) / 6</translation>
    </message>
    <message>
      <source>max(0, {x})</source>
      <translation>max(0, {x})</translation>
    </message>
    <message>
      <source>maximum of each map</source>
      <translation>Maximum jeder Karte</translation>
    </message>
    <message>
      <source>mean of each map</source>
      <translation>Mittelwert jeder Karte</translation>
    </message>
    <message>
      <source>min(max(0, x + 3), 6) / 6</source>
      <translation>min(max(0, x + 3), 6) / 6</translation>
    </message>
    <message>
      <source>min(max(0, x + 3), 6) / 6 for every cell. Source: Howard et al. 2019, section 5.2.</source>
      <translation>min(max(0, x + 3), 6) / 6 für jede Zelle. Quelle: Howard et al. 2019, Abschnitt 5.2.</translation>
    </message>
    <message>
      <source>min(max(0, x), 6)</source>
      <translation>min(max(0, x), 6)</translation>
    </message>
    <message>
      <source>min(max(0, x), 6) for every cell. Source: Krizhevsky 2010, section 2.</source>
      <translation>min(max(0, x), 6) für jede Zelle. Quelle: Krizhevsky 2010, Abschnitt 2.</translation>
    </message>
    <message>
      <source>min(max(0, {x} + 3), 6) / 6</source>
      <translation>min(max(0, {x} + 3), 6) / 6</translation>
    </message>
    <message>
      <source>min(max(0, {x}), 6)</source>
      <translation>min(max(0, {x}), 6)</translation>
    </message>
    <message>
      <source>min(max(low, x), high) for every cell. Source: Collobert 2004.</source>
      <translation>min(max(low, x), high) für jede Zelle. Quelle: Collobert 2004.</translation>
    </message>
    <message>
      <source>min(max({low}, {x}), {high})</source>
      <translation>min(max({low}, {x}), {high})</translation>
    </message>
    <message>
      <source>nearest</source>
      <translation>nächste Zelle</translation>
    </message>
    <message>
      <source>needs a vector, but is given {size} maps.</source>
      <translation>braucht einen Vektor, bekommt aber {size} Karten.</translation>
    </message>
    <message>
      <source>needs feature maps, but is given a vector of {units}.</source>
      <translation>braucht Merkmalskarten, bekommt aber einen Vektor aus {units}.</translation>
    </message>
    <message>
      <source>needs {count} weights, {size} GB.</source>
      <translation>braucht {count} Gewichte, {size} GB.</translation>
    </message>
    <message>
      <source>no weights</source>
      <translation>keine Gewichte</translation>
    </message>
    <message>
      <source>not larger: {place}</source>
      <translation>nicht größer: {place}</translation>
    </message>
    <message>
      <source>nothing in particular: the picture passes unchanged</source>
      <translation>nichts Besonderes: Das Bild geht unverändert durch</translation>
    </message>
    <message>
      <source>nothing is left of its input.</source>
      <translation>von ihrer Eingabe bleibt nichts übrig.</translation>
    </message>
    <message>
      <source>one of its windows lies in the padding alone.</source>
      <translation>eines ihrer Fenster liegt ganz in der Auffüllung.</translation>
    </message>
    <message>
      <source>pad {padding}</source>
      <translation>Auffüllung {padding}</translation>
    </message>
    <message>
      <source>pad {padding} + {end}</source>
      <translation>Auffüllung {padding} + {end}</translation>
    </message>
    <message>
      <source>padding</source>
      <translation>Auffüllung</translation>
    </message>
    <message>
      <source>padding {padding} cuts off all that comes out.</source>
      <translation>die Auffüllung {padding} schneidet alles ab, was herauskommt.</translation>
    </message>
    <message>
      <source>padding {padding} is more than half the window.</source>
      <translation>eine Auffüllung von {padding} ist mehr als das halbe Fenster.</translation>
    </message>
    <message>
      <source>padding: 0 × {weight}</source>
      <translation>Auffüllung: 0 × {weight}</translation>
    </message>
    <message>
      <source>padding: 1 cell that counts as 0</source>
      <translation>Auffüllung: 1 Zelle, die als 0 zählt</translation>
    </message>
    <message>
      <source>padding: {count} cells that count as 0</source>
      <translation>Auffüllung: {count} Zellen, die als 0 zählen</translation>
    </message>
    <message>
      <source>permission is denied</source>
      <translation>die Berechtigung fehlt</translation>
    </message>
    <message>
      <source>pixel row {row}, column {column}</source>
      <translation>Pixel Zeile {row}, Spalte {column}</translation>
    </message>
    <message>
      <source>pixels brighter than the one at their top left; Pillow adds 128 to show negative values</source>
      <translation>Pixel, die heller sind als das oben links davon; Pillow addiert 128, um negative Werte zu zeigen</translation>
    </message>
    <message>
      <source>pixels that differ from a diamond of neighbours</source>
      <translation>Pixel, die sich von einer Raute aus Nachbarn unterscheiden</translation>
    </message>
    <message>
      <source>pixels that differ from all their neighbours, strongly; Pillow's edge enhance more</source>
      <translation>Pixel, die sich von allen Nachbarn unterscheiden, stark; in Pillow „edge enhance more“</translation>
    </message>
    <message>
      <source>pixels that differ from the average of their 5 × 5 neighbourhood</source>
      <translation>Pixel, die sich vom Mittelwert ihrer 5 × 5-Nachbarschaft unterscheiden</translation>
    </message>
    <message>
      <source>pixels that differ from their four neighbours, added to the picture</source>
      <translation>Pixel, die sich von ihren vier Nachbarn unterscheiden, zum Bild addiert</translation>
    </message>
    <message>
      <source>pixels that differ from their neighbours, gently</source>
      <translation>Pixel, die sich von ihren Nachbarn unterscheiden, sanft</translation>
    </message>
    <message>
      <source>rate {rate}</source>
      <translation>Rate {rate}</translation>
    </message>
    <message>
      <source>red</source>
      <translation>rot</translation>
    </message>
    <message>
      <source>reflect</source>
      <translation>gespiegelt</translation>
    </message>
    <message>
      <source>replicate</source>
      <translation>fortgesetzt</translation>
    </message>
    <message>
      <source>right</source>
      <translation>rechts</translation>
    </message>
    <message>
      <source>rounding</source>
      <translation>Rundung</translation>
    </message>
    <message>
      <source>row by row</source>
      <translation>Zeile für Zeile</translation>
    </message>
    <message>
      <source>scale and shift</source>
      <translation>Skala und Verschiebung</translation>
    </message>
    <message>
      <source>scaled ELU</source>
      <translation>skalierte ELU</translation>
    </message>
    <message>
      <source>sigmoid(x)</source>
      <translation>sigmoid(x)</translation>
    </message>
    <message>
      <source>sigmoid({x}) = {x}</source>
      <translation>sigmoid({x}) = {x}</translation>
    </message>
    <message>
      <source>slope {slope}</source>
      <translation>Steigung {slope}</translation>
    </message>
    <message>
      <source>small bright spots and thin bright lines; also called Mexican hat</source>
      <translation>kleine helle Flecken und dünne helle Linien; auch Mexikanerhut genannt</translation>
    </message>
    <message>
      <source>some of its images hold what is no number</source>
      <translation>einige ihrer Bilder enthalten, was keine Zahl ist</translation>
    </message>
    <message>
      <source>step</source>
      <translation>stufenweise</translation>
    </message>
    <message>
      <source>stride {stride}</source>
      <translation>Schrittweite {stride}</translation>
    </message>
    <message>
      <source>tanh(log(1 + e^x)) for every cell. Source: Misra 2019, eq. 1.</source>
      <translation>tanh(log(1 + e^x)) für jede Zelle. Quelle: Misra 2019, Gl. 1.</translation>
    </message>
    <message>
      <source>tanh(log(1 + exp({x}))) = {x}</source>
      <translation>tanh(log(1 + exp({x}))) = {x}</translation>
    </message>
    <message>
      <source>tanh(softplus(x))</source>
      <translation>tanh(softplus(x))</translation>
    </message>
    <message>
      <source>tanh(x)</source>
      <translation>tanh(x)</translation>
    </message>
    <message>
      <source>tanh({x})</source>
      <translation>tanh({x})</translation>
    </message>
    <message>
      <source>temperature {temperature}</source>
      <translation>Temperatur {temperature}</translation>
    </message>
    <message>
      <source>the average of 3 × 3 pixels, all counted alike</source>
      <translation>der Mittelwert von 3 × 3 Pixeln, alle gleich gezählt</translation>
    </message>
    <message>
      <source>the average of a ring of pixels, leaving out the middle</source>
      <translation>der Mittelwert eines Rings von Pixeln ohne die Mitte</translation>
    </message>
    <message>
      <source>the disk can only be read</source>
      <translation>der Datenträger ist schreibgeschützt</translation>
    </message>
    <message>
      <source>the disk does not answer as it should</source>
      <translation>der Datenträger antwortet nicht richtig</translation>
    </message>
    <message>
      <source>the disk is full</source>
      <translation>der Datenträger ist voll</translation>
    </message>
    <message>
      <source>the divisor</source>
      <translation>der Teiler</translation>
    </message>
    <message>
      <source>the factor {place}</source>
      <translation>der Faktor {place}</translation>
    </message>
    <message>
      <source>the index, {channel}·{rows}·{columns} + {row}·{columns} + {column}</source>
      <translation>der Index, {channel}·{rows}·{columns} + {row}·{columns} + {column}</translation>
    </message>
    <message>
      <source>the largest</source>
      <translation>der größte</translation>
    </message>
    <message>
      <source>the largest of {count}: {place}</source>
      <translation>der größte von {count}: {place}</translation>
    </message>
    <message>
      <source>the largest, {place}</source>
      <translation>der größte, {place}</translation>
    </message>
    <message>
      <source>the logarithm of the sum of e to every score</source>
      <translation>der Logarithmus der Summe von e hoch jeden Punktwert</translation>
    </message>
    <message>
      <source>the loss with the weight + {step}</source>
      <translation>der Verlust mit dem Gewicht + {step}</translation>
    </message>
    <message>
      <source>the next step</source>
      <translation>der nächste Schritt</translation>
    </message>
    <message>
      <source>the other {count} branches</source>
      <translation>die anderen {count} Zweige</translation>
    </message>
    <message>
      <source>the other {count} cells</source>
      <translation>{count} andere Zellen</translation>
    </message>
    <message>
      <source>the other {count} cells, none of them larger</source>
      <translation>{count} andere Zellen, keine davon größer</translation>
    </message>
    <message>
      <source>the other {count} channels</source>
      <translation>{count} andere Kanäle</translation>
    </message>
    <message>
      <source>the other {count} exponentials</source>
      <translation>{count} andere Exponentialwerte</translation>
    </message>
    <message>
      <source>the other {count} products</source>
      <translation>{count} andere Produkte</translation>
    </message>
    <message>
      <source>the other {count} rows</source>
      <translation>{count} andere Zeilen</translation>
    </message>
    <message>
      <source>the other {count} terms</source>
      <translation>{count} andere Terme</translation>
    </message>
    <message>
      <source>the same by trying</source>
      <translation>dasselbe durch Probieren</translation>
    </message>
    <message>
      <source>the score, {place}</source>
      <translation>der Punktwert, {place}</translation>
    </message>
    <message>
      <source>the sum of 1 cell</source>
      <translation>die Summe von 1 Zelle</translation>
    </message>
    <message>
      <source>the sum of squares of the size channels around it) ^ beta.</source>
      <translation>die Summe der Quadrate der size Kanäle um ihn) ^ beta.</translation>
    </message>
    <message>
      <source>the sum of the squares</source>
      <translation>die Summe der Quadrate</translation>
    </message>
    <message>
      <source>the sum of {count}</source>
      <translation>die Summe von {count}</translation>
    </message>
    <message>
      <source>the sum of {count} cells</source>
      <translation>die Summe von {count} Zellen</translation>
    </message>
    <message>
      <source>the sum of {count} terms, the largest first</source>
      <translation>die Summe von {count} Termen, der größte zuerst</translation>
    </message>
    <message>
      <source>the temperature</source>
      <translation>die Temperatur</translation>
    </message>
    <message>
      <source>the {count} cells of its input do not fill maps of {size}.</source>
      <translation>die {count} Zellen ihrer Eingabe füllen keine Karten von {size}.</translation>
    </message>
    <message>
      <source>their difference</source>
      <translation>ihr Unterschied</translation>
    </message>
    <message>
      <source>there is no such file or folder</source>
      <translation>eine solche Datei oder einen solchen Ordner gibt es nicht</translation>
    </message>
    <message>
      <source>there is not enough memory</source>
      <translation>der Arbeitsspeicher reicht nicht</translation>
    </message>
    <message>
      <source>to the power {beta}</source>
      <translation>hoch {beta}</translation>
    </message>
    <message>
      <source>to {size}</source>
      <translation>auf {size}</translation>
    </message>
    <message>
      <source>too many files are open</source>
      <translation>zu viele Dateien sind geöffnet</translation>
    </message>
    <message>
      <source>value</source>
      <translation>Wert</translation>
    </message>
    <message>
      <source>vertical edges, brighter on the left: Sobel x with its sign reversed</source>
      <translation>senkrechte Kanten, links heller: Sobel x mit umgekehrtem Vorzeichen</translation>
    </message>
    <message>
      <source>vertical edges, brighter on the right, its three rows counted alike</source>
      <translation>senkrechte Kanten, rechts heller, alle drei Zeilen gleich gezählt</translation>
    </message>
    <message>
      <source>vertical edges, brighter on the right; also called right sobel</source>
      <translation>senkrechte Kanten, rechts heller; auch „right sobel“ genannt</translation>
    </message>
    <message>
      <source>vertical edges, brighter on the right; more exact than Sobel on slanted ones</source>
      <translation>senkrechte Kanten, rechts heller; bei schrägen genauer als Sobel</translation>
    </message>
    <message>
      <source>vertical edges, brighter on the right; the result stays between −1 and 1</source>
      <translation>senkrechte Kanten, rechts heller; das Ergebnis bleibt zwischen −1 und 1</translation>
    </message>
    <message>
      <source>window</source>
      <translation>Fenster</translation>
    </message>
    <message>
      <source>window row {row}</source>
      <translation>Fensterzeile {row}</translation>
    </message>
    <message>
      <source>x</source>
      <translation>x</translation>
    </message>
    <message>
      <source>x / (k + alpha / size</source>
      <translation>x / (k + alpha / size</translation>
    </message>
    <message>
      <source>x is divided by alpha before e is raised to it.</source>
      <translation>x wird durch alpha geteilt, bevor e damit potenziert wird.</translation>
    </message>
    <message>
      <source>x times the normal distribution function of x. Source: Hendrycks &amp; Gimpel 2016, section 2.</source>
      <translation>x mal die Verteilungsfunktion der Normalverteilung an der Stelle x. Quelle: Hendrycks &amp; Gimpel 2016, Abschnitt 2.</translation>
    </message>
    <message>
      <source>x times the sigmoid of x. Source: Elfwing, Uchibe &amp; Doya 2017, eq. 5.</source>
      <translation>x mal das Sigmoid von x. Quelle: Elfwing, Uchibe &amp; Doya 2017, Gl. 5.</translation>
    </message>
    <message>
      <source>x where it is positive, 1.7581</source>
      <translation>x, wo es positiv ist, 1,7581</translation>
    </message>
    <message>
      <source>x where it is positive, a learned slope times x elsewhere. Source: He et al. 2015, eq. 1.</source>
      <translation>x, wo es positiv ist, sonst eine gelernte Steigung mal x. Quelle: He et al. 2015, Gl. 1.</translation>
    </message>
    <message>
      <source>x where it is positive, alpha (e^(x / alpha) − 1) elsewhere. Source: Barron 2017, eq. 2.</source>
      <translation>x, wo es positiv ist, sonst alpha (e^(x / alpha) − 1). Quelle: Barron 2017, Gl. 2.</translation>
    </message>
    <message>
      <source>x where it is positive, alpha (e^x − 1) elsewhere. Source: Clevert, Unterthiner &amp; Hochreiter 2016, eq. 15.</source>
      <translation>x, wo es positiv ist, sonst alpha (e^x − 1). Quelle: Clevert, Unterthiner &amp; Hochreiter 2016, Gl. 15.</translation>
    </message>
    <message>
      <source>x where it is positive, slope times x elsewhere. Source: Maas, Hannun &amp; Ng 2013, section 2.</source>
      <translation>x, wo es positiv ist, sonst Steigung mal x. Quelle: Maas, Hannun &amp; Ng 2013, Abschnitt 2.</translation>
    </message>
    <message>
      <source>x, from {place}</source>
      <translation>x, aus {place}</translation>
    </message>
    <message>
      <source>zeros</source>
      <translation>Nullen</translation>
    </message>
    <message>
      <source>{array} has no other array that belongs to it</source>
      <translation>zu {array} fehlt das zugehörige Array</translation>
    </message>
    <message>
      <source>{copy}, a copy of {place}</source>
      <translation>{copy}, eine Kopie von {place}</translation>
    </message>
    <message>
      <source>{count} cells of {layer} read it: too many to list.</source>
      <translation>{count} Zellen von {layer} lesen sie: zu viele, um sie aufzuzählen.</translation>
    </message>
    <message>
      <source>{count} frames read as channels</source>
      <translation>{count} Einzelbilder als Kanäle gelesen</translation>
    </message>
    <message>
      <source>{count} images of {size} × {size} pixels are not drawn.</source>
      <translation>{count} Bilder von {size} × {size} Pixeln werden nicht gezeichnet.</translation>
    </message>
    <message>
      <source>{count} layers read this cell.</source>
      <translation>{count} Schichten lesen diese Zelle.</translation>
    </message>
    <message>
      <source>{count} maps cannot be split into lots of {lot}.</source>
      <translation>{count} Karten lassen sich nicht zu je {lot} zusammenfassen.</translation>
    </message>
    <message>
      <source>{count} maps cannot be split into {groups} groups.</source>
      <translation>{count} Karten lassen sich nicht in {groups} Gruppen teilen.</translation>
    </message>
    <message>
      <source>{count} of the {divisor} are padding, which counts as 0.</source>
      <translation>{count} der {divisor} sind Auffüllung, die als 0 zählt.</translation>
    </message>
    <message>
      <source>{count} pictures do not make the {channels} channels that the network reads.</source>
      <translation>{count} Bilder ergeben nicht die {channels} Kanäle, die das Netz liest.</translation>
    </message>
    <message>
      <source>{count} {what} cannot be split into {groups} groups.</source>
      <translation>{count} {what} lassen sich nicht in {groups} Gruppen teilen.</translation>
    </message>
    <message>
      <source>{file} cannot be opened as a network. {what}</source>
      <translation>{file} kann nicht als Netz geöffnet werden. {what}</translation>
    </message>
    <message>
      <source>{file} cannot be opened: {reason}.</source>
      <translation>{file} kann nicht geöffnet werden: {reason}.</translation>
    </message>
    <message>
      <source>{file} cannot be read: there is no place for temporary files ({reason}).</source>
      <translation>{file} lässt sich nicht lesen: Für temporäre Dateien ist kein Platz ({reason}).</translation>
    </message>
    <message>
      <source>{file} cannot be read: {reason}.</source>
      <translation>{file} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
      <source>{file} cannot be written: {reason}.</source>
      <translation>{file} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
      <source>{file} could not be read: reading it broke off.</source>
      <translation>{file} konnte nicht gelesen werden: Das Lesen brach ab.</translation>
    </message>
    <message>
      <source>{file} has another owner now: the system does not let it keep the old one.</source>
      <translation>{file} hat jetzt einen anderen Besitzer: Den bisherigen lässt das System nicht zu.</translation>
    </message>
    <message>
      <source>{file} has no images with labels: its arrays are {names}.</source>
      <translation>{file} hat keine Bilder mit Labels: Ihre Arrays sind {names}.</translation>
    </message>
    <message>
      <source>{file} has other permissions now: the system does not let it keep the old ones.</source>
      <translation>{file} hat jetzt andere Zugriffsrechte: Die bisherigen lässt das System nicht zu.</translation>
    </message>
    <message>
      <source>{file} is a folder, a device or a pipe: it is not replaced by a file.</source>
      <translation>{file} ist ein Ordner, ein Gerät oder eine Pipe und wird nicht durch eine Datei ersetzt.</translation>
    </message>
    <message>
      <source>{file} is damaged, or not what its name says: {reason}.</source>
      <translation>{file} ist beschädigt oder nicht das, was der Name sagt: {reason}.</translation>
    </message>
    <message>
      <source>{file} is damaged: its picture is missing.</source>
      <translation>{file} ist beschädigt: Das Bild fehlt.</translation>
    </message>
    <message>
      <source>{file} is damaged: its picture was altered.</source>
      <translation>{file} ist beschädigt: Das Bild ist verändert.</translation>
    </message>
    <message>
      <source>{file} is damaged: its scenes are missing.</source>
      <translation>{file} ist beschädigt: Die Szenen fehlen.</translation>
    </message>
    <message>
      <source>{file} is damaged: its scenes were altered.</source>
      <translation>{file} ist beschädigt: Die Szenen sind verändert.</translation>
    </message>
    <message>
      <source>{file} is damaged: its training is missing.</source>
      <translation>{file} ist beschädigt: Das Training fehlt.</translation>
    </message>
    <message>
      <source>{file} is damaged: its training was altered.</source>
      <translation>{file} ist beschädigt: Das Training wurde verändert.</translation>
    </message>
    <message>
      <source>{file} is damaged: its weights are missing.</source>
      <translation>{file} ist beschädigt: Die Gewichte fehlen.</translation>
    </message>
    <message>
      <source>{file} is damaged: its weights were altered.</source>
      <translation>{file} ist beschädigt: Die Gewichte sind verändert.</translation>
    </message>
    <message>
      <source>{file} is damaged: the weights of {layer} do not fit it. It needs {needed}, and has {given}.</source>
      <translation>{file} ist beschädigt: Die Gewichte von {layer} passen nicht zur Schicht. Sie braucht {needed} und hat {given}.</translation>
    </message>
    <message>
      <source>{file} is empty.</source>
      <translation>{file} ist leer.</translation>
    </message>
    <message>
      <source>{file} is in another group now: the system does not let it stay in the old one.</source>
      <translation>{file} gehört jetzt zu einer anderen Gruppe: Die bisherige lässt das System nicht zu.</translation>
    </message>
    <message>
      <source>{file} is no text in UTF-8.</source>
      <translation>{file} ist kein Text in UTF-8.</translation>
    </message>
    <message>
      <source>{file} is no training that was saved, or is damaged.</source>
      <translation>{file} ist kein gespeichertes Training oder ist beschädigt.</translation>
    </message>
    <message>
      <source>{file} is not a ConvScope project, or is damaged ({reason}).</source>
      <translation>{file} ist kein ConvScope-Projekt oder ist beschädigt ({reason}).</translation>
    </message>
    <message>
      <source>{file} is not a file.</source>
      <translation>{file} ist keine Datei.</translation>
    </message>
    <message>
      <source>{file} is not a network that ConvScope can read, or is damaged ({reason}).</source>
      <translation>{file} ist kein Netz, das ConvScope lesen kann, oder ist beschädigt ({reason}).</translation>
    </message>
    <message>
      <source>{file} is not an idx file, or is damaged: {reason}.</source>
      <translation>{file} ist keine idx-Datei oder ist beschädigt: {reason}.</translation>
    </message>
    <message>
      <source>{file} is too large to be a list of names.</source>
      <translation>{file} ist zu groß für eine Liste von Namen.</translation>
    </message>
    <message>
      <source>{file} lost some of its extended attributes: the system does not let it keep them.</source>
      <translation>{file} hat erweiterte Attribute verloren: Das System lässt sie nicht zu.</translation>
    </message>
    <message>
      <source>{file} needs more memory than there is.</source>
      <translation>{file} braucht mehr Speicher, als da ist.</translation>
    </message>
    <message>
      <source>{file} was given up: reading it took longer than {count} seconds.</source>
      <translation>{file} wurde aufgegeben: Das Lesen dauerte länger als {count} Sekunden.</translation>
    </message>
    <message>
      <source>{file} was saved by a newer ConvScope.</source>
      <translation>{file} wurde von einem neueren ConvScope gespeichert.</translation>
    </message>
    <message>
      <source>{file} would be larger than 2 GB.</source>
      <translation>{file} wäre größer als 2 GB.</translation>
    </message>
    <message>
      <source>{first} and {second} differ in size, and so cannot be channels of one picture.</source>
      <translation>{first} und {second} sind verschieden groß und können daher nicht Kanäle eines Bildes sein.</translation>
    </message>
    <message>
      <source>{fit} is no way to fit a picture.</source>
      <translation>{fit} ist keine Art, ein Bild anzupassen.</translation>
    </message>
    <message>
      <source>{groups} groups</source>
      <translation>{groups} Gruppen</translation>
    </message>
    <message>
      <source>{images} and {labels} do not belong together.</source>
      <translation>{images} und {labels} gehören nicht zusammen.</translation>
    </message>
    <message>
      <source>{kind} joins several layers.</source>
      <translation>{kind} führt mehrere Schichten zusammen.</translation>
    </message>
    <message>
      <source>{last} does not come after {first}.</source>
      <translation>{last} steht nicht hinter {first}.</translation>
    </message>
    <message>
      <source>{layer} has no cell {cell}.</source>
      <translation>{layer} hat keine Zelle {cell}.</translation>
    </message>
    <message>
      <source>{layer} has no filter {number}.</source>
      <translation>{layer} hat keinen Filter {number}.</translation>
    </message>
    <message>
      <source>{layer} has no filters.</source>
      <translation>{layer} hat keine Filter.</translation>
    </message>
    <message>
      <source>{layer} has no {name}.</source>
      <translation>{layer} enthält „{name}“ nicht.</translation>
    </message>
    <message>
      <source>{layer} has not been computed.</source>
      <translation>{layer} ist nicht berechnet worden.</translation>
    </message>
    <message>
      <source>{layer} has to read {count} layers.</source>
      <translation>{layer} muss {count} Schichten lesen.</translation>
    </message>
    <message>
      <source>{layer} reads one channel a filter.</source>
      <translation>{layer} liest einen Kanal je Filter.</translation>
    </message>
    <message>
      <source>{layer} reads {count} channels a filter.</source>
      <translation>{layer} liest {count} Kanäle je Filter.</translation>
    </message>
    <message>
      <source>{layer} reads {source}, which is no layer before it.</source>
      <translation>{layer} liest {source}; das ist keine Schicht vor ihr.</translation>
    </message>
    <message>
      <source>{layer} waits for {cause}.</source>
      <translation>{layer} wartet auf {cause}.</translation>
    </message>
    <message>
      <source>{layer} would read its own output.</source>
      <translation>{layer} würde ihre eigene Ausgabe lesen.</translation>
    </message>
    <message>
      <source>{layer}: hidden, to be predicted first</source>
      <translation>{layer}: verborgen, zuerst vorherzusagen</translation>
    </message>
    <message>
      <source>{layer}: {kind} cannot read that many.</source>
      <translation>{layer}: {kind} kann nicht so viele lesen.</translation>
    </message>
    <message>
      <source>{layer}: {kind} joins several layers.</source>
      <translation>{layer}: {kind} führt mehrere Schichten zusammen.</translation>
    </message>
    <message>
      <source>{layer}[{channel}] row {row}, column {column}</source>
      <translation>{layer}[{channel}] Zeile {row}, Spalte {column}</translation>
    </message>
    <message>
      <source>{layer}[{channel}], kernel {number}, row {row}, column {column}</source>
      <translation>{layer}[{channel}], Kern {number}, Zeile {row}, Spalte {column}</translation>
    </message>
    <message>
      <source>{layer}[{channel}], weight {index}</source>
      <translation>{layer}[{channel}], Gewicht {index}</translation>
    </message>
    <message>
      <source>{map}, row {row}: 1 cell</source>
      <translation>{map}, Zeile {row}: 1 Zelle</translation>
    </message>
    <message>
      <source>{map}, row {row}: {count} cells</source>
      <translation>{map}, Zeile {row}: {count} Zellen</translation>
    </message>
    <message>
      <source>{map}: 1 product</source>
      <translation>{map}: 1 Produkt</translation>
    </message>
    <message>
      <source>{map}: {count} products</source>
      <translation>{map}: {count} Produkte</translation>
    </message>
    <message>
      <source>{name} cannot be reached ({reason}).</source>
      <translation>{name} ist nicht erreichbar ({reason}).</translation>
    </message>
    <message>
      <source>{name} cannot be {value}.</source>
      <translation>{name} kann nicht {value} sein.</translation>
    </message>
    <message>
      <source>{name} does not fit into the memory.</source>
      <translation>{name} passt nicht in den Speicher.</translation>
    </message>
    <message>
      <source>{name} has more than {limit} million pixels.</source>
      <translation>{name} hat mehr als {limit} Millionen Pixel.</translation>
    </message>
    <message>
      <source>{name} has more than {most} classes.</source>
      <translation>{name} hat mehr als {most} Klassen.</translation>
    </message>
    <message>
      <source>{name} has more than {most} files.</source>
      <translation>{name} hat mehr als {most} Dateien.</translation>
    </message>
    <message>
      <source>{name} has several data sets: {names}.</source>
      <translation>{name} enthält mehrere Datensätze: {names}.</translation>
    </message>
    <message>
      <source>{name} holds Python objects, which are not loaded: they could run a program.</source>
      <translation>{name} enthält Python-Objekte. Sie werden nicht geladen: Sie könnten ein Programm ausführen.</translation>
    </message>
    <message>
      <source>{name} holds a table with named columns.</source>
      <translation>{name} enthält eine Tabelle mit benannten Spalten.</translation>
    </message>
    <message>
      <source>{name} holds an array of {count} axes, which is no picture.</source>
      <translation>{name} enthält ein Array mit {count} Achsen; das ist kein Bild.</translation>
    </message>
    <message>
      <source>{name} holds an array of {shape}, and the network reads {channels} channels.</source>
      <translation>{name} enthält ein Array von {shape}, und das Netz liest {channels} Kanäle.</translation>
    </message>
    <message>
      <source>{name} holds an empty array ({shape}).</source>
      <translation>{name} enthält ein leeres Array ({shape}).</translation>
    </message>
    <message>
      <source>{name} holds complex numbers, which are no picture.</source>
      <translation>{name} enthält komplexe Zahlen; das ist kein Bild.</translation>
    </message>
    <message>
      <source>{name} holds text, not a picture.</source>
      <translation>{name} enthält Text, kein Bild.</translation>
    </message>
    <message>
      <source>{name} holds {kind}, which are no numbers.</source>
      <translation>{name} enthält {kind}; das sind keine Zahlen.</translation>
    </message>
    <message>
      <source>{name} is a TIFF of a kind that cannot be read here, or its beginning is damaged.</source>
      <translation>{name} ist ein TIFF einer Art, die sich hier nicht lesen lässt, oder der Anfang ist beschädigt.</translation>
    </message>
    <message>
      <source>{name} is a pickled Python object, which only code can bring back to life.</source>
      <translation>{name} ist ein mit pickle gespeichertes Python-Objekt, das nur Code wieder zum Leben erwecken kann.</translation>
    </message>
    <message>
      <source>{name} is an archive, not a picture.</source>
      <translation>{name} ist ein Archiv, kein Bild.</translation>
    </message>
    <message>
      <source>{name} is damaged or incomplete.</source>
      <translation>{name} ist beschädigt oder unvollständig.</translation>
    </message>
    <message>
      <source>{name} is empty.</source>
      <translation>{name} ist leer.</translation>
    </message>
    <message>
      <source>{name} is no data set that can be read here.</source>
      <translation>{name} ist kein Datensatz, der hier gelesen werden kann.</translation>
    </message>
    <message>
      <source>{name} is not a picture that can be read here, or its beginning is damaged.</source>
      <translation>{name} ist kein Bild, das hier gelesen werden kann, oder sein Anfang ist beschädigt.</translation>
    </message>
    <message>
      <source>{name} is not an ordinary file.</source>
      <translation>{name} ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
      <source>{name} is {kind}, which cannot be opened here.</source>
      <translation>{name} ist {kind} und lässt sich hier nicht öffnen.</translation>
    </message>
    <message>
      <source>{name} may not be read.</source>
      <translation>{name} darf nicht gelesen werden.</translation>
    </message>
    <message>
      <source>{name} of {layer} must have the shape {needed}, not {shape}.</source>
      <translation>{name} von {layer} muss die Form {needed} haben, nicht {shape}.</translation>
    </message>
    <message>
      <source>{pixel} ({own} before scaling)</source>
      <translation>{pixel} ({own} vor der Skalierung)</translation>
    </message>
    <message>
      <source>{place} ÷ {divisor}, a power of the sum of {count} squares</source>
      <translation>{place} ÷ {divisor}, eine Potenz der Summe von {count} Quadraten</translation>
    </message>
    <message>
      <source>{place}, repeated at the border: {value} × {weight}</source>
      <translation>{place}, am Rand wiederholt: {value} × {weight}</translation>
    </message>
    <message>
      <source>{place}: {value} × {scale}, the scale</source>
      <translation>{place}: {value} × {scale}, die Skala</translation>
    </message>
    <message>
      <source>{row} (gaps in column {columns})</source>
      <translation>{row} (Lücken in Spalte {columns})</translation>
    </message>
    <message>
      <source>{row} (padding in column {columns})</source>
      <translation>{row} (Auffüllung in Spalte {columns})</translation>
    </message>
    <message>
      <source>{shape} read as channels × rows × columns</source>
      <translation>{shape} gelesen als Kanäle × Zeilen × Spalten</translation>
    </message>
    <message>
      <source>{shape} read as pictures × channels × rows × columns</source>
      <translation>{shape} gelesen als Bilder × Kanäle × Zeilen × Spalten</translation>
    </message>
    <message>
      <source>{shape} read as pictures × rows × columns</source>
      <translation>{shape} gelesen als Bilder × Zeilen × Spalten</translation>
    </message>
    <message>
      <source>{shape} read as pictures × rows × columns × channels</source>
      <translation>{shape} gelesen als Bilder × Zeilen × Spalten × Kanäle</translation>
    </message>
    <message>
      <source>{shape} read as pictures, each a square row by row</source>
      <translation>{shape} gelesen als Bilder, jedes Zeile für Zeile ein Quadrat</translation>
    </message>
    <message>
      <source>{shape} read as rows × columns</source>
      <translation>{shape} gelesen als Zeilen × Spalten</translation>
    </message>
    <message>
      <source>{shape} read as rows × columns × channels</source>
      <translation>{shape} gelesen als Zeilen × Spalten × Kanäle</translation>
    </message>
    <message>
      <source>{shape} values read as one row</source>
      <translation>{shape} Werte als eine Zeile gelesen</translation>
    </message>
    <message>
      <source>{shape} values read row by row as a square</source>
      <translation>{shape} Werte Zeile für Zeile als Quadrat gelesen</translation>
    </message>
    <message>
      <source>{size} by {stride}, padding {padding}</source>
      <translation>{size}, Schrittweite {stride}, Auffüllung {padding}</translation>
    </message>
    <message>
      <source>{size} channels</source>
      <translation>{size} Kanäle</translation>
    </message>
    <message>
      <source>{size}, the last window may hang over the edge</source>
      <translation>{size}, das letzte Fenster darf über den Rand ragen</translation>
    </message>
    <message>
      <source>{target} does not read {source}.</source>
      <translation>{target} liest {source} nicht.</translation>
    </message>
    <message>
      <source>{title} hands every number on as it is.</source>
      <translation>{title} gibt jede Zahl unverändert weiter.</translation>
    </message>
    <message>
      <source>{title} lets it through: {place}</source>
      <translation>{title} lässt es durch: {place}</translation>
    </message>
    <message>
      <source>{title} of {place}</source>
      <translation>{title} von {place}</translation>
    </message>
    <message>
      <source>{title} stops it: {place}</source>
      <translation>{title} hält es auf: {place}</translation>
    </message>
    <message>
      <source>{x}, which is at least 3 and stays</source>
      <translation>{x}, was mindestens 3 ist und bleibt</translation>
    </message>
    <message>
      <source>{x}, which is positive and stays</source>
      <translation>{x}, positiv, bleibt also</translation>
    </message>
    <message>
      <source>{x}, which is so far above zero that it stays</source>
      <translation>{x}, was so weit über null liegt, dass es bleibt</translation>
    </message>
    <message>
      <source>× {weight} (weight)</source>
      <translation>× {weight} (Gewicht)</translation>
    </message>
    <message>
      <source>Φ(x)</source>
      <translation>Φ(x)</translation>
    </message>
    <message>
      <source>Φ({x}) = {x}</source>
      <translation>Φ({x}) = {x}</translation>
    </message>
    <message>
      <source>“{name}” ({shape}) belongs to no layer that ConvScope has.</source>
      <translation>„{name}“ ({shape}) gehört zu keiner Schicht, die ConvScope hat.</translation>
    </message>
    <message>
      <source>“{name}” cannot read what “{before}” before it makes: the layers do not simply follow one another.</source>
      <translation>„{name}“ kann nicht lesen, was „{before}“ davor erzeugt: Die Schichten folgen nicht einfach aufeinander.</translation>
    </message>
    <message>
      <source>“{name}” has another size than it says.</source>
      <translation>„{name}“ hat eine andere Größe als angegeben.</translation>
    </message>
    <message>
      <source>“{name}” is a transposed convolution, and nothing says where it stands.</source>
      <translation>„{name}“ ist eine transponierte Faltung, und nichts sagt, wo sie steht.</translation>
    </message>
    <message>
      <source>“{name}” is of a type that is not read.</source>
      <translation>„{name}“ hat einen Typ, der nicht gelesen wird.</translation>
    </message>
    <message>
      <source>“{name}” is shorter than the weights that should be in it.</source>
      <translation>„{name}“ ist kürzer als die Gewichte, die darin sein sollen.</translation>
    </message>
    <message>
      <source>“{value}” is no alternative for “{choice}”.</source>
      <translation>„{value}“ ist keine Möglichkeit für „{choice}“.</translation>
    </message>
    <message>
      <source>− {mean} (mean)</source>
      <translation>− {mean} (Mittelwert)</translation>
    </message>
  </context>
  <context>
    <name>help</name>
    <message>
      <source>A kernel</source>
      <translation>Ein Kern</translation>
    </message>
    <message>
      <source>About ConvScope</source>
      <translation>Über ConvScope</translation>
    </message>
    <message>
      <source>All maps of a layer</source>
      <translation>Alle Karten einer Schicht</translation>
    </message>
    <message>
      <source>Arrow keys</source>
      <translation>Pfeiltasten</translation>
    </message>
    <message>
      <source>Arrow keys, +, −, Delete</source>
      <translation>Pfeiltasten, +, −, Entf</translation>
    </message>
    <message>
      <source>Click</source>
      <translation>Klicken</translation>
    </message>
    <message>
      <source>Click and type</source>
      <translation>Anklicken und tippen</translation>
    </message>
    <message>
      <source>ConvScope {version}: a laboratory for convolutional neural networks. Free software under the MIT licence. It works offline, and sends nothing anywhere.</source>
      <translation>ConvScope {version}: ein Labor für faltende neuronale Netze (CNNs). Freie Software unter der MIT-Lizenz. Es arbeitet offline und sendet nichts irgendwohin.</translation>
    </message>
    <message>
      <source>Ctrl+C, Ctrl+V</source>
      <translation>Strg+C, Strg+V</translation>
    </message>
    <message>
      <source>Ctrl+Z, Ctrl+Shift+Z</source>
      <translation>Strg+Z, Strg+Umschalt+Z</translation>
    </message>
    <message>
      <source>Double-click a class</source>
      <translation>Doppelklick auf eine Klasse</translation>
    </message>
    <message>
      <source>Double-click a head</source>
      <translation>Doppelklick auf einen Kopf</translation>
    </message>
    <message>
      <source>Double-click a map</source>
      <translation>Doppelklick auf eine Karte</translation>
    </message>
    <message>
      <source>Drag</source>
      <translation>Ziehen</translation>
    </message>
    <message>
      <source>Drag up or down</source>
      <translation>Nach oben oder unten ziehen</translation>
    </message>
    <message>
      <source>Draw</source>
      <translation>Zeichnen</translation>
    </message>
    <message>
      <source>Drop a file</source>
      <translation>Eine Datei ablegen</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Eingabetaste</translation>
    </message>
    <message>
      <source>Enter, double-click</source>
      <translation>Eingabetaste, Doppelklick</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>Überall</translation>
    </message>
    <message>
      <source>Keyboard and mouse</source>
      <translation>Tastatur und Maus</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <source>Move</source>
      <translation>Bewegen</translation>
    </message>
    <message>
      <source>Paint</source>
      <translation>Malen</translation>
    </message>
    <message>
      <source>Plus between two heads</source>
      <translation>Plus zwischen zwei Köpfen</translation>
    </message>
    <message>
      <source>Right-click</source>
      <translation>Rechtsklick</translation>
    </message>
    <message>
      <source>Space</source>
      <translation>Leertaste</translation>
    </message>
    <message>
      <source>The network</source>
      <translation>Das Netz</translation>
    </message>
    <message>
      <source>The picture</source>
      <translation>Das Bild</translation>
    </message>
    <message>
      <source>Wheel</source>
      <translation>Mausrad</translation>
    </message>
    <message>
      <source>Wheel, +, −, 0</source>
      <translation>Mausrad, +, −, 0</translation>
    </message>
    <message>
      <source>While presenting</source>
      <translation>Beim Präsentieren</translation>
    </message>
    <message>
      <source>a number or a fraction such as 1/9, then Enter</source>
      <translation>eine Zahl oder einen Bruch wie 1/9, dann die Eingabetaste</translation>
    </message>
    <message>
      <source>add a layer there</source>
      <translation>dort eine Schicht hinzufügen</translation>
    </message>
    <message>
      <source>after a click, change a weight by 0.1; Shift by 1, Ctrl by 0.01</source>
      <translation>nach einem Klick ein Gewicht um 0,1 ändern; mit Umschalt um 1, mit Strg um 0,01</translation>
    </message>
    <message>
      <source>all that can be done with a map, a layer, a class or the network</source>
      <translation>alles, was mit einer Karte, einer Schicht, einer Klasse oder dem Netz geht</translation>
    </message>
    <message>
      <source>change a weight; Shift faster, Ctrl finer</source>
      <translation>ein Gewicht ändern; mit Umschalt schneller, mit Strg feiner</translation>
    </message>
    <message>
      <source>choose a cell, change it, set it to 0</source>
      <translation>eine Zelle wählen, ändern, auf 0 setzen</translation>
    </message>
    <message>
      <source>copy and paste the kernel, also from a spreadsheet</source>
      <translation>den Kern kopieren und einfügen, auch aus einer Tabellenkalkulation</translation>
    </message>
    <message>
      <source>every stroke is computed; the right button erases</source>
      <translation>jeder Strich wird berechnet; die rechte Taste radiert</translation>
    </message>
    <message>
      <source>give all cells the brush's value; right button 0</source>
      <translation>allen Zellen den Wert des Pinsels geben; rechte Taste 0</translation>
    </message>
    <message>
      <source>go from map to map</source>
      <translation>von Karte zu Karte gehen</translation>
    </message>
    <message>
      <source>go from map to map and layer to layer; with Shift from cell to cell</source>
      <translation>von Karte zu Karte und Schicht zu Schicht gehen; mit Umschalt von Zelle zu Zelle</translation>
    </message>
    <message>
      <source>move all maps at once</source>
      <translation>alle Karten zugleich verschieben</translation>
    </message>
    <message>
      <source>move the network; on a layer's head move the layer</source>
      <translation>das Netz verschieben; auf dem Kopf einer Schicht die Schicht verschieben</translation>
    </message>
    <message>
      <source>open a picture or a project anywhere in the window</source>
      <translation>ein Bild oder ein Projekt irgendwo im Fenster öffnen</translation>
    </message>
    <message>
      <source>rename the class; on its bar show the layer large</source>
      <translation>Klasse umbenennen; auf ihrem Balken die Schicht groß zeigen</translation>
    </message>
    <message>
      <source>rename the layer</source>
      <translation>die Schicht umbenennen</translation>
    </message>
    <message>
      <source>see what the cell under the cursor is made from, and what it influences</source>
      <translation>sehen, woraus die Zelle unter dem Mauszeiger entsteht und was sie beeinflusst</translation>
    </message>
    <message>
      <source>select a map and choose its cell, or a layer</source>
      <translation>eine Karte auswählen und ihre Zelle wählen, oder eine Schicht</translation>
    </message>
    <message>
      <source>slide the window over the input, or hold it</source>
      <translation>das Fenster über die Eingabe gleiten lassen oder anhalten</translation>
    </message>
    <message>
      <source>take the last change back, make it again</source>
      <translation>die letzte Änderung zurücknehmen, sie wiederherstellen</translation>
    </message>
    <message>
      <source>take the map of a convolution apart, or show any other map large</source>
      <translation>die Karte einer Faltung zerlegen, jede andere Karte groß zeigen</translation>
    </message>
    <message>
      <source>take the map of a convolution apart, or show its arithmetic; Esc comes back</source>
      <translation>die Karte einer Faltung zerlegen oder ihre Rechnung zeigen; Esc führt zurück</translation>
    </message>
    <message>
      <source>zoom all maps at once, and show them whole again; with Shift scroll</source>
      <translation>alle Karten zugleich vergrößern und wieder ganz zeigen; mit Umschalt blättern</translation>
    </message>
    <message>
      <source>zoom; with Shift move sideways</source>
      <translation>zoomen; mit Umschalt seitwärts bewegen</translation>
    </message>
  </context>
  <context>
    <name>language</name>
    <message>
      <source>en</source>
      <translation>de</translation>
    </message>
  </context>
  <context>
    <name>lessons</name>
    <message>
      <source>(12 + 20 + 8 + 12) / 4 = 13. All four numbers of a block have the same share in it. What will the other three be?</source>
      <translation>(12 + 20 + 8 + 12) / 4 = 13. Alle vier Zahlen eines Blocks haben denselben Anteil daran. Wie lauten die anderen drei?</translation>
    </message>
    <message>
      <source>(256 + 2 · 3 − 7) / 2 is 127.5, rounded down 127, plus 1: 128. Sixteen maps of 128 × 128.</source>
      <translation>(256 + 2 · 3 − 7) / 2 ist 127,5, abgerundet 127, plus 1: 128. Sechzehn Karten von 128 × 128.</translation>
    </message>
    <message>
      <source>(6 − 3) / 2 is one and a half, rounded down 1, plus 1: 2 places a row. The last row and the last column of the picture are never read.</source>
      <translation>(6 − 3) / 2 ist anderthalb, abgerundet 1, plus 1: 2 Plätze in einer Zeile. Die letzte Zeile und die letzte Spalte des Bildes werden nie gelesen.</translation>
    </message>
    <message>
      <source>1 to 9 in order: with the filter turned first, this is convolution in the strict sense.</source>
      <translation>1 bis 9 der Reihe nach: Wird der Filter vorher gedreht, ist dies eine Faltung im strengen Sinn.</translation>
    </message>
    <message>
      <source>1000 filters of 3 × 3 over the colour photograph have 27 000 weights and 1000 biases: 28 000 numbers. A filter is as large as its window, not as the image.</source>
      <translation>1000 Filter von 3 × 3 über dem Farbfoto haben 27 000 Gewichte und 1000 Bias-Werte: 28 000 Zahlen. Ein Filter ist so groß wie sein Fenster, nicht wie das Bild.</translation>
    </message>
    <message>
      <source>1000 units need 784 000 weights and 1000 biases. That is 785 000 parameters, for a small grey picture.</source>
      <translation>1000 Einheiten brauchen 784 000 Gewichte und 1000 Bias-Werte. Das sind 785 000 Parameter, für ein kleines graues Bild.</translation>
    </message>
    <message>
      <source>13, 8, 79 and 19.5. The mean need not be one of the four numbers: neither 8 nor 79 is anywhere in its block. This is average pooling.</source>
      <translation>13, 8, 79 und 19,5. Der Mittelwert muss keine der vier Zahlen sein: Weder 8 noch 79 kommt in ihrem Block vor. Das ist Mittelwert-Pooling.</translation>
    </message>
    <message>
      <source>16 filters of 7 × 7 go over a picture of 256 × 256 pixels with stride 2 and padding 3. How large is each map? Click the question mark and answer, or work it out together.</source>
      <translation>16 Filter von 7 × 7 gehen mit Schrittweite 2 und Auffüllung 3 über ein Bild von 256 × 256 Pixeln. Wie groß ist jede Karte? Das Fragezeichen anklicken und antworten oder es gemeinsam ausrechnen.</translation>
    </message>
    <message>
      <source>2 × 2, because (6 − 3) / 2 is rounded down. The last row and column are left out.</source>
      <translation>2 × 2, weil (6 − 3) / 2 abgerundet wird. Die letzte Zeile und die letzte Spalte bleiben außen vor.</translation>
    </message>
    <message>
      <source>20, 30, 112 and 37: of every four numbers the largest is left, and the other three are forgotten. This is max pooling.</source>
      <translation>20, 30, 112 und 37: Von je vier Zahlen bleibt die größte, und die anderen drei sind vergessen. Das ist Max-Pooling.</translation>
    </message>
    <message>
      <source>208 + 3 216 + 4 010 = 7 434. One layer of 1 000 units on 784 pixels would have needed 785 000. We chose the layers and their sizes; the numbers were learned.</source>
      <translation>208 + 3 216 + 4 010 = 7 434. Eine Schicht aus 1 000 Einheiten über 784 Pixeln hätte 785 000 gebraucht. Die Schichten und ihre Größen haben wir gewählt; die Zahlen wurden gelernt.</translation>
    </message>
    <message>
      <source>21.67. The stroke was in the map before the block and still is: the block had to learn only what to change, not the whole map again.</source>
      <translation>21,67. Der Strich stand schon vor dem Block in der Karte und steht noch da: Der Block musste nur lernen, was zu ändern ist, nicht noch einmal die ganze Karte.</translation>
    </message>
    <message>
      <source>28 × 28 places, and a number at each: 784 numbers are the new picture. It shows something that the old one did not: where the edges are.</source>
      <translation>28 × 28 Plätze und an jedem eine Zahl: 784 Zahlen sind das neue Bild. Es zeigt etwas, was das alte nicht zeigte: wo die Kanten sind.</translation>
    </message>
    <message>
      <source>28 − 5 + 1 = 24. A filter has 25 weights now, and the layer 104 parameters.</source>
      <translation>28 − 5 + 1 = 24. Ein Filter hat jetzt 25 Gewichte und die Schicht 104 Parameter.</translation>
    </message>
    <message>
      <source>3 × 3 × 3 weights and a bias are 28 numbers a filter, times 1000. Let the audience guess the ratio before Page Down zooms out. Then drag the image side to both ends: only one of the two moves.</source>
      <translation>3 × 3 × 3 Gewichte und ein Bias sind 28 Zahlen je Filter, mal 1000. Das Publikum das Verhältnis schätzen lassen, bevor „Bild ab“ herauszoomt. Dann die Bildseite bis zu beiden Enden ziehen: Nur eine der beiden Seiten bewegt sich.</translation>
    </message>
    <message>
      <source>37 or 19.5. The maximum answers: was it here at all, and how strongly? The mean answers: how much of it was here on average?</source>
      <translation>37 oder 19,5. Das Maximum antwortet: War es überhaupt da, und wie stark? Der Mittelwert antwortet: Wie viel davon war im Mittel da?</translation>
    </message>
    <message>
      <source>4 in the middle, −1 for the four beside it: the weights add up to zero. Even areas are black now, and what remains are edges of every direction.</source>
      <translation>4 in der Mitte, −1 für die vier daneben: Die Gewichte ergeben zusammen null. Gleichmäßige Flächen sind jetzt schwarz, und was bleibt, sind Kanten jeder Richtung.</translation>
    </message>
    <message>
      <source>400 cells argue for ten classes, and softmax turns the scores into probabilities. From pixels to the answer there are 7 434 learned numbers.</source>
      <translation>400 Zellen sprechen für oder gegen zehn Klassen, und Softmax macht aus den Punktwerten Wahrscheinlichkeiten. Von den Pixeln bis zur Antwort sind es 7 434 gelernte Zahlen.</translation>
    </message>
    <message>
      <source>4: of the five ones of the pattern, four meet a one of the picture. Only the lower left corner meets a zero.</source>
      <translation>4: Von den fünf Einsen des Musters treffen vier auf eine Eins des Bildes. Nur die untere linke Ecke trifft auf eine Null.</translation>
    </message>
    <message>
      <source>5 + 2 · 1 − 3 + 1 = 5: as large as the picture. That is why it is often called “same”.</source>
      <translation>5 + 2 · 1 − 3 + 1 = 5: so groß wie das Bild. Deshalb heißt das oft „same“.</translation>
    </message>
    <message>
      <source>5 in the middle, −1 for the four beside it: together they make one. Even areas stay as they are, and every difference becomes larger. That is sharpening.</source>
      <translation>5 in der Mitte, −1 für die vier daneben: Zusammen ergeben sie eins. Gleichmäßige Flächen bleiben, wie sie sind, und jeder Unterschied wird größer. Das ist Schärfen.</translation>
    </message>
    <message>
      <source>785 000: every unit wants 784 weights and a bias for itself.</source>
      <translation>785 000: Jede Einheit will 784 Gewichte und einen Bias für sich allein.</translation>
    </message>
    <message>
      <source>A 3, and nothing was drawn: to this network, a 3 is an 8 with something missing.</source>
      <translation>Eine 3, und nichts wurde gezeichnet: Für dieses Netz ist eine 3 eine 8, der etwas fehlt.</translation>
    </message>
    <message>
      <source>A 4 of 7 × 7 cells. A first filter of 3 × 3 looks for upright edges and gives a map of 5 × 5, which a second filter will read.</source>
      <translation>Eine 4 aus 7 × 7 Zellen. Ein erster Filter von 3 × 3 sucht senkrechte Kanten und ergibt eine Karte von 5 × 5, die ein zweiter Filter lesen wird.</translation>
    </message>
    <message>
      <source>A ReLU between them prevents it</source>
      <translation>Eine ReLU dazwischen verhindert es</translation>
    </message>
    <message>
      <source>A cell at the top of the 2: here the convolutions carry more, and they take away. They erase this stroke from the map, and ReLU makes it a zero.</source>
      <translation>Eine Zelle oben an der 2: Hier tragen die Faltungen mehr bei, und sie nehmen weg. Sie löschen diesen Strich aus der Karte, und ReLU macht eine Null daraus.</translation>
    </message>
    <message>
      <source>A checkerboard is no digit. The network says 3, with more than 99.9 %. Softmax has to give its 100 % to someone, and “none of them” is not on the list.</source>
      <translation>Ein Schachbrett ist keine Ziffer. Das Netz sagt 3, mit mehr als 99,9 %. Softmax muss seine 100 % irgendwem geben, und „keine davon“ steht nicht auf der Liste.</translation>
    </message>
    <message>
      <source>A circle! Nobody chose a weight: each has only gone downhill.</source>
      <translation>Ein Kreis! Niemand hat ein Gewicht gewählt: Jedes ist nur bergab gegangen.</translation>
    </message>
    <message>
      <source>A circle, with 82 %. It has learned to answer circle, whatever it sees. To learn what makes a circle, it needs pictures of all classes.</source>
      <translation>Ein Kreis, zu 82 %. Es hat gelernt, „Kreis“ zu antworten, was auch immer es sieht. Um zu lernen, was einen Kreis ausmacht, braucht es Bilder aller Klassen.</translation>
    </message>
    <message>
      <source>A colour picture is three pictures at once: how red, how green and how blue every pixel is. How does one filter look at three channels?</source>
      <translation>Ein Farbbild ist drei Bilder zugleich: wie rot, wie grün und wie blau jedes Pixel ist. Wie sieht ein Filter drei Kanäle an?</translation>
    </message>
    <message>
      <source>A convolutional network is a row of simple steps. Filters are shared, so few numbers are enough; these are learned from examples. It answers what it has seen, and is sure even where it should not be.</source>
      <translation>Ein faltendes Netz ist eine Reihe einfacher Schritte. Filter werden geteilt, darum genügen wenige Zahlen; diese werden aus Beispielen gelernt. Es antwortet, was es gesehen hat, und ist auch dort sicher, wo es das nicht sein sollte.</translation>
    </message>
    <message>
      <source>A digit is drawn</source>
      <translation>Eine Ziffer wird gezeichnet</translation>
    </message>
    <message>
      <source>A digit of 28 × 28 pixels is 784 numbers. In a fully connected layer each of the ten units has a weight of its own for every one of them. Nothing is learned yet: these weights are random.</source>
      <translation>Eine Ziffer von 28 × 28 Pixeln besteht aus 784 Zahlen. In einer vollständig verbundenen Schicht hat jede der zehn Einheiten für jede davon ein eigenes Gewicht. Noch ist nichts gelernt: Diese Gewichte sind zufällig.</translation>
    </message>
    <message>
      <source>A filter for edges says yes on one side of a stroke and no on the other. So its map has values above zero and below.</source>
      <translation>Ein Filter für Kanten sagt auf der einen Seite eines Strichs ja und auf der anderen nein. Seine Karte hat also Werte über null und unter null.</translation>
    </message>
    <message>
      <source>A first layer as large networks have it. Four numbers were chosen: 16 filters, 7 × 7, stride 2, padding 3. From them follow the size of the maps and 16 × (49 + 1) = 800 parameters.</source>
      <translation>Eine erste Schicht, wie große Netze sie haben. Vier Dinge wurden gewählt: 16 Filter, 7 × 7, Schrittweite 2, Auffüllung 3. Daraus folgen die Größe der Karten und 16 × (49 + 1) = 800 Parameter.</translation>
    </message>
    <message>
      <source>A map of 4 × 4 numbers, six of them below zero. What will be in the map on the right? Each number is asked one question only: are you below zero?</source>
      <translation>Eine Karte aus 4 × 4 Zahlen, sechs davon unter null. Was wird in der Karte rechts stehen? Jede Zahl wird nur eines gefragt: Liegst du unter null?</translation>
    </message>
    <message>
      <source>A network has two kinds of numbers. Hyperparameters are chosen by people before training: how many filters, how large, how far they step. This lesson is about them.</source>
      <translation>Ein Netz hat zwei Arten von Zahlen. Hyperparameter werden vor dem Training von Menschen gewählt: wie viele Filter, wie groß, wie weit sie rücken. Um sie geht es in dieser Lektion.</translation>
    </message>
    <message>
      <source>A pattern on a corner of the picture</source>
      <translation>Ein Muster auf einer Ecke des Bildes</translation>
    </message>
    <message>
      <source>A photograph of 1000 × 1000 pixels in three colours is 3 000 000 inputs. Ten units alone want 30 000 000 weights.</source>
      <translation>Ein Foto von 1000 × 1000 Pixeln in drei Farben ergibt 3 000 000 Eingaben. Schon zehn Einheiten wollen 30 000 000 Gewichte.</translation>
    </message>
    <message>
      <source>A piece of the dark side, 16 × 16 pixels. It should be even, but varies: its standard deviation is 0.16, its mean 0.33. Now both poolings, 2 × 2.</source>
      <translation>Ein Stück der dunklen Seite, 16 × 16 Pixel. Es sollte gleichmäßig sein, schwankt aber: Die Standardabweichung ist 0,16, der Mittelwert 0,33. Jetzt beide Arten von Pooling, 2 × 2.</translation>
    </message>
    <message>
      <source>A point shows the filter, turned round</source>
      <translation>Ein Punkt zeigt den Filter, umgedreht</translation>
    </message>
    <message>
      <source>A question without an answer</source>
      <translation>Eine Frage ohne Antwort</translation>
    </message>
    <message>
      <source>A relative: the leaky ReLU</source>
      <translation>Ein Verwandter: die Leaky ReLU</translation>
    </message>
    <message>
      <source>A run in front of the class</source>
      <translation>Ein Training vor der Klasse</translation>
    </message>
    <message>
      <source>A single one in the middle copies the picture: both halves are alike. Take the four neighbours away and add as much to the middle: differences grow, and the picture gets sharper.</source>
      <translation>Eine einzelne Eins in der Mitte kopiert das Bild: Beide Hälften sind gleich. Nimmt man die vier Nachbarn weg und schlägt ebenso viel der Mitte zu, wachsen die Unterschiede, und das Bild wird schärfer.</translation>
    </message>
    <message>
      <source>A single white point answers with the weights themselves, but turned by half a circle. Mathematicians turn the filter first; networks do not care, because they learn it anyway.</source>
      <translation>Ein einzelner weißer Punkt antwortet mit den Gewichten selbst, aber um eine halbe Drehung gedreht. In der Mathematik wird der Filter vorher gedreht; Netzen ist das gleich, denn sie lernen ihn ohnehin.</translation>
    </message>
    <message>
      <source>A small window slides over a picture, and a new picture comes out. What happens at each place? At the end of this lesson everybody can work it out by hand.</source>
      <translation>Ein kleines Fenster gleitet über ein Bild, und ein neues Bild kommt heraus. Was geschieht an jedem Platz? Am Ende dieser Lektion lässt es sich von Hand ausrechnen.</translation>
    </message>
    <message>
      <source>A step whose curve is no straight line is called a non-linearity. With one after each convolution, a second layer can find what no single filter finds.</source>
      <translation>Ein Schritt, dessen Kurve keine Gerade ist, heißt Nichtlinearität. Mit einer nach jeder Faltung kann eine zweite Schicht finden, was kein einzelner Filter findet.</translation>
    </message>
    <message>
      <source>A step without a single weight</source>
      <translation>Ein Schritt ohne ein einziges Gewicht</translation>
    </message>
    <message>
      <source>A way around: skip connections</source>
      <translation>Ein Weg außen herum: Skip-Verbindungen</translation>
    </message>
    <message>
      <source>A weight may be negative: then white pixels under it count against the pattern. Such a filter says no as well as yes.</source>
      <translation>Ein Gewicht darf negativ sein: Dann zählen weiße Pixel darunter gegen das Muster. Ein solcher Filter sagt nicht nur ja, sondern auch nein.</translation>
    </message>
    <message>
      <source>A window of 3 × 3 has 28 − 3 + 1 = 26 places a row, so the map is 26 × 26. A larger window sees more at a time, and has fewer places.</source>
      <translation>Ein Fenster von 3 × 3 hat 28 − 3 + 1 = 26 Plätze in einer Zeile, also ist die Karte 26 × 26 groß. Ein größeres Fenster sieht mehr auf einmal und hat weniger Plätze.</translation>
    </message>
    <message>
      <source>A window of 5 × 5: 28 − 5 + 1 = 24 places a row. Each filter has 25 weights and a bias now, the layer 4 × 26 = 104 parameters.</source>
      <translation>Ein Fenster von 5 × 5: 28 − 5 + 1 = 24 Plätze in einer Zeile. Jeder Filter hat jetzt 25 Gewichte und einen Bias, die Schicht 4 × 26 = 104 Parameter.</translation>
    </message>
    <message>
      <source>About an eighth of it: a mean over 64 pixels. But an edge can only be told to within eight pixels.</source>
      <translation>Etwa ein Achtel davon: ein Mittelwert über 64 Pixel. Aber eine Kante lässt sich nur noch auf acht Pixel genau angeben.</translation>
    </message>
    <message>
      <source>After each convolution of this network stands a step that has nothing to learn. What does it do to a map? And what would the network be without it?</source>
      <translation>Nach jeder Faltung steht in diesem Netz ein Schritt, der nichts zu lernen hat. Was macht er mit einer Karte? Und was wäre das Netz ohne ihn?</translation>
    </message>
    <message>
      <source>After four sigmoids in a row all cells lie between 0.65 and 0.66: the picture has faded. In a deep network, so does what is to be learned.</source>
      <translation>Nach vier Sigmoid-Funktionen hintereinander liegen alle Zellen zwischen 0,65 und 0,66: Das Bild ist verblasst. In einem tiefen Netz verblasst so auch, was zu lernen ist.</translation>
    </message>
    <message>
      <source>After one sigmoid both sides of the stroke are still clear: the map reaches from 0.02 to 0.98, and what is even is 0.5.</source>
      <translation>Nach einer Sigmoid-Funktion sind beide Seiten des Strichs noch deutlich: Die Karte reicht von 0,02 bis 0,98, und was gleichmäßig ist, ist 0,5.</translation>
    </message>
    <message>
      <source>After the last pooling the digit is 16 maps of 5 × 5. They are written one behind the other, row by row, into a line of 400 numbers.</source>
      <translation>Nach dem letzten Pooling besteht die Ziffer aus 16 Karten von 5 × 5. Sie werden hintereinander, Zeile für Zeile, in eine Reihe von 400 Zahlen geschrieben.</translation>
    </message>
    <message>
      <source>After two rounds of convolution, ReLU and pooling, a 5 is sixteen small maps. But the question has ten answers. How does one get from maps to a class?</source>
      <translation>Nach zwei Runden aus Faltung, ReLU und Pooling ist eine 5 sechzehn kleine Karten. Aber die Frage hat zehn Antworten. Wie kommt man von Karten zu einer Klasse?</translation>
    </message>
    <message>
      <source>All 8 328 weights of this network are random. It is shown a circle, and says: a star, with 18 %. That is little more than guessing. Where do good weights come from?</source>
      <translation>Alle 8 328 Gewichte dieses Netzes sind zufällig. Es sieht einen Kreis und sagt: ein Stern, zu 18 %. Das ist kaum mehr als geraten. Woher kommen gute Gewichte?</translation>
    </message>
    <message>
      <source>All nine places</source>
      <translation>Alle neun Plätze</translation>
    </message>
    <message>
      <source>All of it at once</source>
      <translation>Alles auf einmal</translation>
    </message>
    <message>
      <source>All of them together</source>
      <translation>Alle zusammen</translation>
    </message>
    <message>
      <source>All weights above zero, and together they make one: every pixel becomes a mean of its neighbourhood. That blurs.</source>
      <translation>Alle Gewichte über null, und zusammen ergeben sie eins: Jedes Pixel wird zum Mittelwert seiner Umgebung. Das zeichnet weich.</translation>
    </message>
    <message>
      <source>An older relative: the sigmoid</source>
      <translation>Ein älterer Verwandter: die Sigmoidfunktion</translation>
    </message>
    <message>
      <source>And back: why a 2?</source>
      <translation>Und zurück: Warum eine 2?</translation>
    </message>
    <message>
      <source>And forwards, through all that was kept. The filter gets areas of one sign, side by side: that is how edges and lines are found. Nobody told it to.</source>
      <translation>Und vorwärts, durch alles, was aufgehoben wurde. Der Filter bekommt Flächen eines Vorzeichens, nebeneinander: So findet man Kanten und Linien. Niemand hat es ihm gesagt.</translation>
    </message>
    <message>
      <source>And why not a 7? Its score is −6.94, that of the 2 is 12.82. The tree shows the largest terms of its sum, for and against, and where each of them comes from.</source>
      <translation>Und warum keine 7? Ihr Punktwert ist −6,94, der der 2 ist 12,82. Der Baum zeigt die größten Summanden, dafür und dagegen, und woher jeder von ihnen kommt.</translation>
    </message>
    <message>
      <source>Another cross, at another place: the same nine weights, and again 5. The plus sign and the square leave the filter cold.</source>
      <translation>Ein anderes Kreuz an einem anderen Platz: dieselben neun Gewichte, und wieder 5. Das Pluszeichen und das Quadrat lassen den Filter kalt.</translation>
    </message>
    <message>
      <source>Another network, the same 2. Its second block has a way around it: cell by cell, add2 adds what two convolutions make of the maps of pool2 to these maps themselves.</source>
      <translation>Ein anderes Netz, dieselbe 2. Um seinen zweiten Block führt ein Weg herum: add2 addiert Zelle für Zelle, was zwei Faltungen aus den Karten von pool2 machen, und diese Karten selbst.</translation>
    </message>
    <message>
      <source>Another of the ten, a 4: right, with 100 %. It knows all ten of them like that. Is this a perfect network?</source>
      <translation>Eine andere von den zehn, eine 4: richtig, mit 100 %. So kennt es alle zehn. Ist das ein perfektes Netz?</translation>
    </message>
    <message>
      <source>Another picture, and another answer, at once. Nobody gave it a rule for a 3: the 7 434 numbers between the pixels and the bars were learned from 60 000 examples.</source>
      <translation>Ein anderes Bild, und sofort eine andere Antwort. Niemand hat ihm eine Regel für die 3 gegeben: Die 7 434 Zahlen zwischen den Pixeln und den Balken wurden aus 60 000 Beispielen gelernt.</translation>
    </message>
    <message>
      <source>Another pixel to the right, and each dot lies in the next block: now the map has moved, too, by one cell. Pooling forgives a little, not everything.</source>
      <translation>Noch ein Pixel nach rechts, und jeder Punkt liegt im nächsten Block: Jetzt ist auch die Karte um eine Zelle gerückt. Pooling verzeiht ein wenig, nicht alles.</translation>
    </message>
    <message>
      <source>Apply the step again and again, until the circle has more than 80 %.</source>
      <translation>Wenden Sie den Schritt immer wieder an, bis der Kreis über 80 % hat.</translation>
    </message>
    <message>
      <source>Ask for a guess before every Page Down: most guesses are far too low. The sliders may be dragged: twice the image side is four times the weights. Let somebody find an image for which a fully connected layer is harmless.</source>
      <translation>Vor jedem „Bild ab“ um eine Schätzung bitten: Die meisten liegen viel zu niedrig. An den Reglern darf gezogen werden: Doppelte Bildseite heißt vierfache Zahl der Gewichte. Jemanden ein Bild finden lassen, für das eine vollständig verbundene Schicht harmlos ist.</translation>
    </message>
    <message>
      <source>Ask for each line of the panel: chosen or learned? Eight filters of 5 × 5 with a bias are 208 parameters, and 28 + 4 − 5 + 1 = 28 keeps the size. The next lesson adds what comes after every convolution: ReLU.</source>
      <translation>Zu jeder Zeile des Bedienfelds fragen: gewählt oder gelernt? Acht Filter von 5 × 5 mit einem Bias sind 208 Parameter, und 28 + 4 − 5 + 1 = 28 behält die Größe. Die nächste Lektion fügt hinzu, was auf jede Faltung folgt: ReLU.</translation>
    </message>
    <message>
      <source>Ask for each number of the formula which setting it comes from. The filters are random here: nothing has been trained. Let the audience foretell the size before Page Down sets stride 4. The number of parameters does not change with stride and padding.</source>
      <translation>Zu jeder Zahl der Formel fragen, aus welcher Einstellung sie stammt. Die Filter sind hier zufällig: Nichts wurde trainiert. Das Publikum die Größe vorhersagen lassen, bevor „Bild ab“ Schrittweite 4 einstellt. Die Zahl der Parameter ändert sich mit Schrittweite und Auffüllung nicht.</translation>
    </message>
    <message>
      <source>Ask for one filter that each of them would design, and for what. Then ask what is left to choose when weights are learned: that is the next lesson.</source>
      <translation>Nach einem Filter fragen, den das Publikum entwerfen würde, und wofür. Dann fragen, was noch zu wählen bleibt, wenn die Gewichte gelernt werden: Das ist die nächste Lektion.</translation>
    </message>
    <message>
      <source>Ask for the other three before Page Down walks to the end. There are no weights: nothing is learned here. This is max pooling, 2 × 2 with stride 2.</source>
      <translation>Nach den anderen drei fragen, bevor „Bild ab“ bis zum Ende läuft. Es gibt keine Gewichte: Hier wird nichts gelernt. Das ist Max-Pooling, 2 × 2 mit Schrittweite 2.</translation>
    </message>
    <message>
      <source>Ask the audience first, then show the bars. The switch is called Invert: it turns black and white before the network reads the picture, and the panel keeps the picture as it is. Both are to be seen, the drawing on the left and what is read beside it.</source>
      <translation>Zuerst das Publikum fragen, dann die Balken zeigen. Der Schalter heißt „Invertieren“: Er vertauscht Schwarz und Weiß, bevor das Netz das Bild liest, und das Bedienfeld behält das Bild, wie es ist. Beides ist zu sehen, links die Zeichnung und daneben, was gelesen wird.</translation>
    </message>
    <message>
      <source>Ask what sky and wall will look like before Page Down lowers the middle weight by one. Black means zero or less in this picture. Networks learn filters of this kind, too, as the next scene shows.</source>
      <translation>Fragen, wie Himmel und Wand aussehen werden, bevor „Bild ab“ das mittlere Gewicht um eins senkt. Schwarz bedeutet in diesem Bild null oder weniger. Auch Netze lernen Filter dieser Art, wie die nächste Szene zeigt.</translation>
    </message>
    <message>
      <source>Ask what the loss would be at 100 %: zero. At 1 % it would be 4.6. The loss looks only at the true class; the others count because all probabilities add up to one. Learning means nothing else than making this number smaller.</source>
      <translation>Fragen Sie, wie groß der Verlust bei 100 % wäre: null. Bei 1 % wäre er 4,6. Der Verlust schaut nur auf die wahre Klasse; die anderen zählen, weil alle Wahrscheinlichkeiten zusammen eins ergeben. Lernen heißt nichts anderes, als diese Zahl kleiner zu machen.</translation>
    </message>
    <message>
      <source>Ask what the network should have said. A high probability is no proof that the question made sense: it only compares the ten classes with each other. That is why one tests a network on pictures that it is not made for, too.</source>
      <translation>Fragen, was das Netz hätte sagen sollen. Eine hohe Wahrscheinlichkeit ist kein Beweis dafür, dass die Frage sinnvoll war: Sie vergleicht nur die zehn Klassen miteinander. Darum prüft man ein Netz auch an Bildern, für die es nicht gemacht ist.</translation>
    </message>
    <message>
      <source>Ask where the audience met such a network today: unlocking a telephone, searching photographs, translating a menu. Page Down shows two more digits. Do not explain the columns yet, each has a lesson of its own. All of it is computed live.</source>
      <translation>Fragen, wo das Publikum heute einem solchen Netz begegnet ist: beim Entsperren des Telefons, beim Suchen von Fotos, beim Übersetzen einer Speisekarte. „Bild ab“ zeigt zwei weitere Ziffern. Die Spalten noch nicht erklären, jede hat ihre eigene Lektion. Alles wird in diesem Augenblick berechnet.</translation>
    </message>
    <message>
      <source>Ask which map likes level strokes. Page Down opens the filter of the marked map. Compare it with those of lesson 3: some of the eight look like edge filters, but nobody designed them.</source>
      <translation>Fragen, welche Karte waagerechte Striche mag. „Bild ab“ öffnet den Filter der markierten Karte. Ihn mit denen aus Lektion 3 vergleichen: Manche der acht sehen aus wie Kantenfilter, aber niemand hat sie entworfen.</translation>
    </message>
    <message>
      <source>Ask which shapes will light up before Page Down opens the filter. Go through its rows: channel, slice of weights, partial result. Page Down again shows the second filter, for green. White has all three colours, and 1 − 0.5 − 0.5 leaves nothing of it.</source>
      <translation>Fragen, welche Formen aufleuchten werden, bevor „Bild ab“ den Filter öffnet. Seine Zeilen durchgehen: Kanal, Scheibe mit Gewichten, Teilergebnis. Ein weiteres „Bild ab“ zeigt den zweiten Filter, für Grün. Weiß hat alle drei Farben, und 1 − 0,5 − 0,5 lässt nichts davon übrig.</translation>
    </message>
    <message>
      <source>At a temperature of 15, even the best of the ten classes has less than half of the probability.</source>
      <translation>Bei einer Temperatur von 15 hat auch die beste der zehn Klassen weniger als die Hälfte der Wahrscheinlichkeit.</translation>
    </message>
    <message>
      <source>At last a weight of the first filter. It met the picture at every position, so its gradient is a sum over all of them: input × gradient. If this weight grows, the loss grows.</source>
      <translation>Zuletzt ein Gewicht des ersten Filters. Es traf das Bild an jeder Position, also ist sein Gradient die Summe über alle: Eingabe × Gradient. Wächst dieses Gewicht, wächst der Verlust.</translation>
    </message>
    <message>
      <source>At the end it knows its 50 images by heart: the training loss is nearly zero. The validation loss has risen, and about three of four new shapes are named wrongly. That is overfitting.</source>
      <translation>Am Ende kann es seine 50 Bilder auswendig: Der Verlust im Training ist fast null. Der in der Validierung ist gestiegen, und etwa drei von vier neuen Formen werden falsch benannt. Das ist Überanpassung.</translation>
    </message>
    <message>
      <source>Back at the first weights: the filter is noise, and the answers are guesses. Remember what it looks like.</source>
      <translation>Zurück bei den ersten Gewichten: Der Filter ist Rauschen, und die Antworten sind geraten. Merken Sie sich, wie er aussieht.</translation>
    </message>
    <message>
      <source>Be fair: this network has also seen 60 000 digits instead of ten, and both help. Many examples and few, shared weights are the two remedies against learning by heart. Page Down puts the 4 back to where it was: point at the maps, which move with it.</source>
      <translation>Gerecht bleiben: Dieses Netz hat auch 60 000 Ziffern gesehen statt zehn, und beides hilft. Viele Beispiele und wenige, geteilte Gewichte sind die beiden Mittel gegen das Auswendiglernen. „Bild ab“ setzt die 4 dorthin zurück, wo sie war: auf die Karten zeigen, die mitwandern.</translation>
    </message>
    <message>
      <source>Below zero: the picture has white where the filter wants black.</source>
      <translation>Unter null: Das Bild hat Weiß, wo der Filter Schwarz will.</translation>
    </message>
    <message>
      <source>Blocks may overlap</source>
      <translation>Blöcke dürfen sich überlappen</translation>
    </message>
    <message>
      <source>Blocks of 8 × 8. The mean has an even dark side and an even light side. The maximum gets lighter with the noise: at the bottom, the dark side is as light as the light side at the top.</source>
      <translation>Blöcke von 8 × 8. Der Mittelwert hat eine gleichmäßig dunkle und eine gleichmäßig helle Seite. Das Maximum wird mit dem Rauschen heller: Unten ist die dunkle Seite so hell wie die helle Seite oben.</translation>
    </message>
    <message>
      <source>Blue has become zero, red is as red as before. 81 % of the cells are zero now: 62 % were so already, the even areas, and 19 % were below zero.</source>
      <translation>Blau ist null geworden, Rot ist so rot wie zuvor. 81 % der Zellen sind jetzt null: 62 % waren es schon, die gleichmäßigen Flächen, und 19 % lagen unter null.</translation>
    </message>
    <message>
      <source>Both results have the same colours, so they can be compared by eye. Every later layer has only a quarter of the work. Ask what is gone: where exactly, within two pixels, the edge was.</source>
      <translation>Beide Ergebnisse haben dieselben Farben, lassen sich also mit dem Auge vergleichen. Jede spätere Schicht hat nur noch ein Viertel der Arbeit. Fragen, was verloren ging: wo genau, auf zwei Pixel, die Kante war.</translation>
    </message>
    <message>
      <source>But after ReLU and the second filter all nine numbers are above zero, as they were before. A single filter, of whatever size, would have turned their signs.</source>
      <translation>Aber nach ReLU und dem zweiten Filter liegen alle neun Zahlen über null, wie zuvor auch. Ein einzelner Filter, wie groß auch immer, hätte ihr Vorzeichen umgekehrt.</translation>
    </message>
    <message>
      <source>Change one weight of the filter so that the numbers of every row of the matrix add up to 10.</source>
      <translation>Ein Gewicht des Filters so ändern, dass sich die Zahlen jeder Zeile der Matrix zu 10 addieren.</translation>
    </message>
    <message>
      <source>Change weights until some number of the map is larger than 5.</source>
      <translation>Gewichte ändern, bis eine Zahl der Karte größer als 5 ist.</translation>
    </message>
    <message>
      <source>Chosen or learned?</source>
      <translation>Gewählt oder gelernt?</translation>
    </message>
    <message>
      <source>Click a line of the tree: the part of the picture that belongs to the number is outlined. While the tree has the focus the arrow keys walk through it; Page Down always goes on, here to a class that lost.</source>
      <translation>Eine Zeile des Baums anklicken: Der Teil des Bildes, der zur Zahl gehört, wird umrandet. Solange der Baum den Fokus hat, gehen die Pfeiltasten durch ihn; „Bild ab“ geht immer weiter, hier zu einer Klasse, die verloren hat.</translation>
    </message>
    <message>
      <source>Click a line of the tree: the place is outlined in every earlier layer. While the tree has the focus the arrow keys walk through it; Page Down always goes on. A cell of the last maps sees 16 × 16 of the 28 × 28 pixels, so a class is argued for by strokes, not by pixels.</source>
      <translation>Eine Zeile des Baums anklicken: Die Stelle wird in jeder früheren Schicht umrandet. Solange der Baum den Fokus hat, gehen die Pfeiltasten durch ihn; „Bild ab“ geht immer weiter. Eine Zelle der letzten Karten sieht 16 × 16 der 28 × 28 Pixel; für eine Klasse sprechen also Striche, nicht Pixel.</translation>
    </message>
    <message>
      <source>Compare the two maps at the upright and at the bar of the 4. Where it gets brighter to the right, the red filter answers above zero, where it gets darker below. Page Down turns the red filter by 90°.</source>
      <translation>Die beiden Karten am senkrechten Strich und am Querbalken der 4 vergleichen. Wo es nach rechts heller wird, antwortet der rote Filter über null, wo es dunkler wird, darunter. „Bild ab“ dreht den roten Filter um 90°.</translation>
    </message>
    <message>
      <source>Confidently wrong</source>
      <translation>Selbstsicher falsch</translation>
    </message>
    <message>
      <source>Connecting everything costs millions of weights and learns by heart. Shared filters need few weights, however large the image. What they find at one place, they find everywhere.</source>
      <translation>Alles zu verbinden kostet Millionen Gewichte und lernt auswendig. Geteilte Filter brauchen wenige Gewichte, wie groß das Bild auch ist. Was sie an einem Platz finden, finden sie überall.</translation>
    </message>
    <message>
      <source>Convolution: slide, multiply, add</source>
      <translation>Faltung: verschieben, multiplizieren, addieren</translation>
    </message>
    <message>
      <source>Designed beside learned</source>
      <translation>Entworfen neben gelernt</translation>
    </message>
    <message>
      <source>Dilation 2: the nine weights reach over 5 × 5 pixels, and skip every other one. The map is 7 − 5 + 1 = 3 wide. There are still nine weights.</source>
      <translation>Dilatation 2: Die neun Gewichte reichen über 5 × 5 Pixel und überspringen jedes zweite. Die Karte ist 7 − 5 + 1 = 3 breit. Es sind immer noch neun Gewichte.</translation>
    </message>
    <message>
      <source>Dilation pulls the nine weights apart, so that they reach further. At dilation 1, as here, they lie side by side on 3 × 3 pixels.</source>
      <translation>Dilatation zieht die neun Gewichte auseinander, sodass sie weiter reichen. Bei Dilatation 1, wie hier, liegen sie nebeneinander auf 3 × 3 Pixeln.</translation>
    </message>
    <message>
      <source>Does max pooling discard noise?</source>
      <translation>Beseitigt Max-Pooling das Rauschen?</translation>
    </message>
    <message>
      <source>Drag the bias down slowly in the panel and watch the map after ReLU empty itself; the largest sum is 3.86. A unit that is always zero also learns nothing any more, because the curve is flat there. People call it a dead ReLU.</source>
      <translation>Den Bias im Bedienfeld langsam nach unten ziehen und beobachten, wie sich die Karte nach ReLU leert; die größte Summe ist 3,86. Eine Einheit, die immer null ist, lernt auch nichts mehr, weil die Kurve dort flach ist. Man spricht von einer toten ReLU.</translation>
    </message>
    <message>
      <source>Draw over the 2 until its strokes are twice as thick. It should still be read as a 2.</source>
      <translation>Über die 2 zeichnen, bis ihre Striche doppelt so dick sind. Sie soll weiter als 2 gelesen werden.</translation>
    </message>
    <message>
      <source>Each 0 of the filter is −1 now. Where much white lies beside the pattern, the sum is below zero: −1, twice in this map.</source>
      <translation>Jede 0 des Filters ist jetzt −1. Wo viel Weiß neben dem Muster liegt, ist die Summe unter null: −1, zweimal in dieser Karte.</translation>
    </message>
    <message>
      <source>Each Page Down builds the network on by one step. Say its name before you press, or let the audience say it. Steps one to three come twice, because the second filters look for patterns in the maps of the first.</source>
      <translation>Jedes „Bild ab“ baut das Netz um einen Schritt weiter. Seinen Namen vor dem Drücken sagen oder das Publikum sagen lassen. Die Schritte eins bis drei kommen zweimal, weil die zweiten Filter Muster in den Karten der ersten suchen.</translation>
    </message>
    <message>
      <source>Each Page Down goes on towards the first layer. The arithmetic of a step is at the top; below, every map stands beside its gradient. Boxes mark the cells that we go through. Nobody need follow each number: what matters is that every layer can be gone through backwards.</source>
      <translation>Jedes „Bild ab“ geht weiter zur ersten Schicht. Oben steht die Rechnung eines Schritts; darunter steht jede Karte neben ihrem Gradienten. Kästchen markieren die Zellen, durch die wir gehen. Niemand muss jede Zahl verfolgen: Wichtig ist, dass man durch jede Schicht auch rückwärts gehen kann.</translation>
    </message>
    <message>
      <source>Each Page Down goes to the next block: 20 and 13, 30 and 8, 112 and 79, 37 and 19.5. The second block tells most: one 30 among 0, 2 and 0. “Compare poolings” (Ctrl+Shift+M) does this for any pooling layer.</source>
      <translation>Jedes „Bild ab“ geht zum nächsten Block: 20 und 13, 30 und 8, 112 und 79, 37 und 19,5. Am meisten sagt der zweite Block: eine 30 unter 0, 2 und 0. „Pooling vergleichen“ (Strg+Umschalt+M) tut das bei jeder Pooling-Schicht.</translation>
    </message>
    <message>
      <source>Each Page Down walks to the end of a row. Let the audience say the next number before the window gets there. Stop it with Space, if somebody wants to work one out.</source>
      <translation>Jedes „Bild ab“ geht bis zum Ende einer Zeile. Das Publikum die nächste Zahl nennen lassen, bevor das Fenster dort ankommt. Mit der Leertaste anhalten, wenn jemand eine nachrechnen möchte.</translation>
    </message>
    <message>
      <source>Eight filters make eight maps, and 8 × (9 + 1) = 80 parameters. The four new filters are random: their weights would have to be learned.</source>
      <translation>Acht Filter machen acht Karten und haben 8 × (9 + 1) = 80 Parameter. Die vier neuen Filter sind zufällig: Ihre Gewichte müssten erst gelernt werden.</translation>
    </message>
    <message>
      <source>Eight filters of 5 × 5, learned from 60 000 digits, look for pieces of strokes. ReLU drops what is below zero, pooling keeps the strongest of every four.</source>
      <translation>Acht Filter von 5 × 5, gelernt aus 60 000 Ziffern, suchen nach Stücken von Strichen. ReLU verwirft, was unter null liegt, Pooling behält den stärksten von je vier Werten.</translation>
    </message>
    <message>
      <source>Eight maps of 28 × 28 are 6 272 numbers, made of 784 pixels. Do we need them all to know that this is an 8? The column called Max pool has a quarter of them.</source>
      <translation>Acht Karten von 28 × 28 sind 6 272 Zahlen, gemacht aus 784 Pixeln. Brauchen wir sie alle, um zu wissen, dass dies eine 8 ist? Die Spalte „Max-Pooling“ hat ein Viertel davon.</translation>
    </message>
    <message>
      <source>Eight maps of 28 × 28 are 6 272 numbers; after pooling 1 568 are left, a quarter. The maximum keeps the strokes bright, the mean makes them paler.</source>
      <translation>Acht Karten von 28 × 28 sind 6 272 Zahlen; nach dem Pooling bleiben 1 568, ein Viertel. Das Maximum lässt die Striche leuchten, der Mittelwert macht sie blasser.</translation>
    </message>
    <message>
      <source>Eight maps, 80 parameters. Twice the filters, twice the parameters.</source>
      <translation>Acht Karten, 80 Parameter. Doppelt so viele Filter, doppelt so viele Parameter.</translation>
    </message>
    <message>
      <source>Eight white dots, and what max pooling makes of them. Each lies in the left half of its block. Remember the small map on the right.</source>
      <translation>Acht weiße Punkte und was Max-Pooling aus ihnen macht. Jeder liegt in der linken Hälfte seines Blocks. Die kleine Karte rechts gut merken.</translation>
    </message>
    <message>
      <source>Emboss: one corner of the filter counts against the other, and the middle keeps the picture. It looks like a relief.</source>
      <translation>Prägen: Eine Ecke des Filters zählt gegen die andere, und die Mitte behält das Bild. Es sieht wie ein Relief aus.</translation>
    </message>
    <message>
      <source>Even the least, 3, keeps 2.3 %. Softmax never says no: it divides 100 % among all ten, and gives none of them nothing.</source>
      <translation>Auch die letzte, die 3, behält 2,3 %. Softmax sagt nie nein: Es teilt 100 % unter allen zehn auf, und keine von ihnen bekommt nichts.</translation>
    </message>
    <message>
      <source>Every cell has a say</source>
      <translation>Jede Zelle redet mit</translation>
    </message>
    <message>
      <source>Every dot has moved one pixel to the right, and the pooled map is exactly the same: each dot is still in its block.</source>
      <translation>Jeder Punkt ist um ein Pixel nach rechts gerückt, und die gepoolte Karte ist genau dieselbe: Jeder Punkt ist noch in seinem Block.</translation>
    </message>
    <message>
      <source>Every filter makes a feature map of its own. Which pattern it answers to is in its weights. People can design them, but in a network they are learned.</source>
      <translation>Jeder Filter macht eine eigene Merkmalskarte. Auf welches Muster er antwortet, steckt in seinen Gewichten. Menschen können sie entwerfen, aber in einem Netz werden sie gelernt.</translation>
    </message>
    <message>
      <source>Every pixel to every unit</source>
      <translation>Jedes Pixel zu jeder Einheit</translation>
    </message>
    <message>
      <source>Every row adds up to 10 now. One weight was changed, and nine entries of the matrix with it.</source>
      <translation>Jede Zeile ergibt jetzt 10. Ein Gewicht wurde geändert, und neun Einträge der Matrix mit ihm.</translation>
    </message>
    <message>
      <source>Every stroke is about twice as thick now, and the probabilities hardly move.</source>
      <translation>Jeder Strich ist jetzt etwa doppelt so dick, und die Wahrscheinlichkeiten ändern sich kaum.</translation>
    </message>
    <message>
      <source>Every weight has such a gradient. One step takes from each weight a little of it, the rate times the gradient: all of them go downhill at once. The loss is 1.8165 before.</source>
      <translation>Jedes Gewicht hat so einen Gradienten. Ein Schritt zieht von jedem Gewicht ein wenig davon ab, Rate mal Gradient: Alle gehen zugleich bergab. Vorher ist der Verlust 1,8165.</translation>
    </message>
    <message>
      <source>Fifth, fully connected: ten units weigh all 400 numbers and give ten scores. Softmax turns them into percentages: it is a 2.</source>
      <translation>Fünftens, vollständig verbunden: Zehn Einheiten gewichten alle 400 Zahlen und ergeben zehn Punktwerte. Softmax macht daraus Prozente: Es ist eine 2.</translation>
    </message>
    <message>
      <source>Fifty images: overfitting</source>
      <translation>Fünfzig Bilder: Überanpassung</translation>
    </message>
    <message>
      <source>Filters that nobody designed</source>
      <translation>Filter, die niemand entworfen hat</translation>
    </message>
    <message>
      <source>Filters that people designed</source>
      <translation>Filter, die Menschen entworfen haben</translation>
    </message>
    <message>
      <source>First maps: strokes and their directions</source>
      <translation>Erste Karten: Striche und ihre Richtungen</translation>
    </message>
    <message>
      <source>First, convolution: eight filters of 5 × 5 slide over the picture. Each makes a map of where it finds its pattern, with the same 25 weights everywhere.</source>
      <translation>Erstens, Faltung: Acht Filter von 5 × 5 gleiten über das Bild. Jeder macht eine Karte davon, wo er sein Muster findet, überall mit denselben 25 Gewichten.</translation>
    </message>
    <message>
      <source>Five times the pixel less its four neighbours: on an even area that is one pixel again.</source>
      <translation>Fünfmal das Pixel minus seine vier Nachbarn: Auf einer gleichmäßigen Fläche ist das wieder einmal das Pixel.</translation>
    </message>
    <message>
      <source>Flatten lays the last maps out as a line. Each class adds up weight times cell over all of it. Softmax turns the ten scores into shares of 100 %: the largest is the answer.</source>
      <translation>Flatten legt die letzten Karten in eine Reihe. Jede Klasse addiert Gewicht mal Zelle über alle. Softmax macht aus den zehn Punktwerten Anteile an 100 %: Der größte ist die Antwort.</translation>
    </message>
    <message>
      <source>Flatten, fully connected, softmax: how the last maps become ten probabilities.</source>
      <translation>Flatten, vollständig verbunden, Softmax: wie aus den letzten Karten zehn Wahrscheinlichkeiten werden.</translation>
    </message>
    <message>
      <source>Follow the line that runs below the maps from pool2 to add2: that is the skip connection. Let the audience say the sum before you press Page Down. In 167 of the 784 cells of add2 the skip carries more. Deep networks are made of such blocks, because what is carried past them is not lost. The skip of the first block has a 1 × 1 convolution, which makes 16 maps of 8.</source>
      <translation>Der Linie folgen, die von pool2 unter den Karten hindurch zu add2 führt: Das ist die Skip-Verbindung, eine Abkürzung. Das Publikum die Summe sagen lassen, bevor „Bild ab“ gedrückt wird. In 167 der 784 Zellen von add2 trägt die Skip-Verbindung mehr bei. Tiefe Netze bestehen aus solchen Blöcken, weil nicht verloren geht, was an ihnen vorbeigeführt wird. Die Skip-Verbindung des ersten Blocks hat eine 1 × 1-Faltung, die aus 8 Karten 16 macht.</translation>
    </message>
    <message>
      <source>Follow the lines of the marked map to the maps it reads. Point at a cell: its receptive field is outlined in the picture. It is hard to put into words what such a filter wants, and that is normal.</source>
      <translation>Den Linien der markierten Karte zu den Karten folgen, die sie liest. Auf eine Zelle zeigen: Ihr rezeptives Feld wird im Bild umrandet. Was ein solcher Filter will, lässt sich schwer in Worte fassen, und das ist normal.</translation>
    </message>
    <message>
      <source>Follow the score back: the largest terms, the pooled cells they come from, and the pixels behind them. Each number on the way can be asked why.</source>
      <translation>Den Punktwert zurückverfolgen: die größten Summanden, die gepoolten Zellen, aus denen sie stammen, und die Pixel dahinter. Jede Zahl auf dem Weg lässt sich nach ihrem Warum befragen.</translation>
    </message>
    <message>
      <source>For us this is a 4, black on white. The network says 2, and is 98 % sure: it has only ever seen white on black.</source>
      <translation>Für uns ist das eine 4, Schwarz auf Weiß. Das Netz sagt 2 und ist sich zu 98 % sicher: Es hat immer nur Weiß auf Schwarz gesehen.</translation>
    </message>
    <message>
      <source>Four filters make four maps. Each filter brings nine weights and a bias with it: 4 × (9 + 1) = 40 parameters.</source>
      <translation>Vier Filter machen vier Karten. Jeder Filter bringt neun Gewichte und einen Bias mit: 4 × (9 + 1) = 40 Parameter.</translation>
    </message>
    <message>
      <source>Four large numbers: 34, 70, 112, 100. The maximum, 112, knows of one of them only; the mean, 79, of all.</source>
      <translation>Vier große Zahlen: 34, 70, 112, 100. Das Maximum, 112, weiß nur von einer von ihnen; der Mittelwert, 79, von allen.</translation>
    </message>
    <message>
      <source>Four more steps, each with gradients of its own: the loss is 0.1503, and the circle has 86 %.</source>
      <translation>Vier Schritte mehr, jeder mit eigenen Gradienten: Der Verlust ist 0,1503, und der Kreis hat 86 %.</translation>
    </message>
    <message>
      <source>Fourth, flatten: the sixteen maps become one line of 400 numbers. None of them changes.</source>
      <translation>Viertens, Flatten: Aus den sechzehn Karten wird eine Reihe von 400 Zahlen. Keine von ihnen ändert sich.</translation>
    </message>
    <message>
      <source>From a drawn digit to its class, layer by layer and back; what it forgives, and when it is confidently wrong.</source>
      <translation>Von einer gezeichneten Ziffer zu ihrer Klasse, Schicht für Schicht und zurück; was das Netz verzeiht und wann es sich selbstsicher irrt.</translation>
    </message>
    <message>
      <source>From further away: beside the 3 000 001 000 numbers of the fully connected layer, the 28 000 of the filters are a dot. That is 107 143 times fewer.</source>
      <translation>Von weiter weg: Neben den 3 000 001 000 Zahlen der vollständig verbundenen Schicht sind die 28 000 der Filter ein Punkt. Das sind 107 143-mal weniger.</translation>
    </message>
    <message>
      <source>From maps to a class</source>
      <translation>Von Karten zu einer Klasse</translation>
    </message>
    <message>
      <source>From nothing to sharp</source>
      <translation>Von nichts zu scharf</translation>
    </message>
    <message>
      <source>From scores to probabilities</source>
      <translation>Von Punktwerten zu Wahrscheinlichkeiten</translation>
    </message>
    <message>
      <source>From sharp to edges</source>
      <translation>Von scharf zu Kanten</translation>
    </message>
    <message>
      <source>From the loss over the gradient to one step of all weights; a training from its first step to its last, and what goes wrong with few images.</source>
      <translation>Vom Verlust über den Gradienten zu einem Schritt aller Gewichte; ein Training vom ersten bis zum letzten Schritt, und was mit wenigen Bildern schiefgeht.</translation>
    </message>
    <message>
      <source>Give another class a push</source>
      <translation>Einer anderen Klasse einen Schubs geben</translation>
    </message>
    <message>
      <source>Go on and back with Page Down and Page Up: at the first step the picture jumps and the map does not, at the second both do. It holds only as long as a dot stays in its block. So pooling forgives a little, not everything.</source>
      <translation>Mit „Bild ab“ und „Bild auf“ vor und zurück gehen: Beim ersten Schritt springt das Bild, und die Karte nicht; beim zweiten springen beide. Es gilt nur, solange ein Punkt in seinem Block bleibt. Pooling verzeiht also ein wenig, nicht alles.</translation>
    </message>
    <message>
      <source>Go on and back with Page Down and Page Up: nothing moves in the large map. Where it is open the slope of ReLU is exactly one, so nothing fades on the way back either, when the network learns. And to compare with zero is the cheapest thing that a computer can do.</source>
      <translation>Mit „Bild ab“ und „Bild auf“ vor und zurück gehen: In der großen Karte bewegt sich nichts. Wo ReLU offen ist, ist ihre Steigung genau eins, daher schwindet auch auf dem Rückweg nichts, wenn das Netz lernt. Und mit null zu vergleichen ist das Billigste, was ein Rechner kann.</translation>
    </message>
    <message>
      <source>Half of a 9, and drawn faintly: the scores of the ten classes are close, and the best is only 0.66. How do ten scores become ten percentages?</source>
      <translation>Die Hälfte einer 9, und blass gezeichnet: Die Punktwerte der zehn Klassen liegen nah beieinander, und der beste ist nur 0,66. Wie werden aus zehn Punktwerten zehn Prozentzahlen?</translation>
    </message>
    <message>
      <source>Holes in the filter</source>
      <translation>Löcher im Filter</translation>
    </message>
    <message>
      <source>How do maps become an answer?</source>
      <translation>Wie wird aus Karten eine Antwort?</translation>
    </message>
    <message>
      <source>How does a filter look at a picture?</source>
      <translation>Wie schaut ein Filter auf ein Bild?</translation>
    </message>
    <message>
      <source>How far does it step?</source>
      <translation>Wie weit geht ein Schritt?</translation>
    </message>
    <message>
      <source>How large is a filter?</source>
      <translation>Wie groß ist ein Filter?</translation>
    </message>
    <message>
      <source>How many filters?</source>
      <translation>Wie viele Filter?</translation>
    </message>
    <message>
      <source>How much of a map is needed?</source>
      <translation>Wie viel von einer Karte braucht man?</translation>
    </message>
    <message>
      <source>How nine weights and a small picture become a feature map, number by number.</source>
      <translation>Wie aus neun Gewichten und einem kleinen Bild eine Merkmalskarte wird, Zahl für Zahl.</translation>
    </message>
    <message>
      <source>How sure is sure?</source>
      <translation>Wie sicher ist sicher?</translation>
    </message>
    <message>
      <source>How wrong is it? The loss</source>
      <translation>Wie falsch ist es? Der Verlust</translation>
    </message>
    <message>
      <source>Hyperparameters are chosen: number and size of filters, stride, padding, dilation. They set how large the maps are and how many weights there are. The weights themselves are learned.</source>
      <translation>Hyperparameter werden gewählt: Zahl und Größe der Filter, Schrittweite, Auffüllung, Dilatation. Sie legen fest, wie groß die Karten sind und wie viele Gewichte es gibt. Die Gewichte selbst werden gelernt.</translation>
    </message>
    <message>
      <source>Hyperparameters: how a convolution is set up</source>
      <translation>Hyperparameter: wie eine Faltung eingestellt wird</translation>
    </message>
    <message>
      <source>If the scene before was trained to its end, its training is shown here; otherwise one begins now. Page Down goes back to the first weights, the next one plays. Drag the slider yourself: most happens in the first few steps. Another map can be selected at any time, and its filter is then shown through time.</source>
      <translation>Wurde in der Szene davor zu Ende trainiert, ist dieses Training hier zu sehen; sonst beginnt jetzt eines. „Bild ab“ geht zurück zu den ersten Gewichten, das nächste spielt ab. Ziehen Sie selbst am Regler: Am meisten geschieht in den ersten Schritten. Jederzeit lässt sich eine andere Karte wählen, dann ist deren Filter im Lauf der Zeit zu sehen.</translation>
    </message>
    <message>
      <source>In a network it looks like this: the picture on the left, its feature map on the right, and the filter with its nine weights beside them.</source>
      <translation>In einem Netz sieht es so aus: links das Bild, rechts seine Merkmalskarte und daneben der Filter mit seinen neun Gewichten.</translation>
    </message>
    <message>
      <source>In colour, a filter has three slices</source>
      <translation>In Farbe hat ein Filter drei Scheiben</translation>
    </message>
    <message>
      <source>Instead of zero, the leaky ReLU leaves a part of what is below zero: here one fifth. So a silent unit can still learn its way back.</source>
      <translation>Statt null lässt die Leaky ReLU einen Teil von dem übrig, was unter null liegt: hier ein Fünftel. So kann auch eine schweigende Einheit noch zurückfinden und lernen.</translation>
    </message>
    <message>
      <source>It has learned ten pictures by heart, and not what a 4 is. That is overfitting: so many parameters that a network remembers its examples instead of finding what they have in common.</source>
      <translation>Es hat zehn Bilder auswendig gelernt und nicht, was eine 4 ist. Das ist Überanpassung: so viele Parameter, dass ein Netz sich seine Beispiele merkt, statt zu finden, was sie gemeinsam haben.</translation>
    </message>
    <message>
      <source>It has names</source>
      <translation>Es hat Namen</translation>
    </message>
    <message>
      <source>It reaches over 5 × 5, so the map of 7 × 7 pixels is 7 − 5 + 1 = 3 wide.</source>
      <translation>Er reicht über 5 × 5, also ist die Karte bei 7 × 7 Pixeln 7 − 5 + 1 = 3 breit.</translation>
    </message>
    <message>
      <source>It takes about a quarter of a minute. With more images, learning by heart is no longer the easy way. If there are no more images, one can turn, shift and mirror those that there are, or use fewer weights: the Training panel has all of that under More.</source>
      <translation>Es dauert etwa eine Viertelminute. Mit mehr Bildern ist Auswendiglernen nicht mehr der leichte Weg. Gibt es keine weiteren Bilder, kann man die vorhandenen drehen, verschieben und spiegeln oder weniger Gewichte nehmen: Im Bereich „Training“ steht das alles unter „Mehr“.</translation>
    </message>
    <message>
      <source>It trains again. Compare with the run before: at first, both look alike. Wait until the validation has been measured a few times.</source>
      <translation>Es trainiert wieder. Vergleichen Sie mit dem Training vorhin: Zuerst sehen beide gleich aus. Warten Sie, bis die Validierung einige Male gemessen ist.</translation>
    </message>
    <message>
      <source>It trains. Everything you see belongs to the weights of this moment: the maps of the circle, the bars, the curve of the loss, and how the first filter grows.</source>
      <translation>Es trainiert. Alles, was Sie sehen, gehört zu den Gewichten dieses Augenblicks: die Karten des Kreises, die Balken, die Kurve des Verlusts und wie der erste Filter wächst.</translation>
    </message>
    <message>
      <source>It trains. One line is the loss on the 50 images, the other that on the 450 which it does not learn from. Which way does each of them go?</source>
      <translation>Es trainiert. Eine Linie ist der Verlust auf den 50 Bildern, die andere der auf den 450, aus denen es nicht lernt. Wohin geht jede von ihnen?</translation>
    </message>
    <message>
      <source>Learning the filters</source>
      <translation>Die Filter lernen</translation>
    </message>
    <message>
      <source>Let somebody draw; “New” clears the picture. Everything recomputes with every stroke, and there is no button to press. The next scene begins with the 2 again.</source>
      <translation>Jemanden zeichnen lassen; „Neu“ leert das Bild. Mit jedem Strich wird alles neu berechnet, und kein Knopf ist zu drücken. Die nächste Szene beginnt wieder mit der 2.</translation>
    </message>
    <message>
      <source>Let somebody from the audience choose the weights: one click on a weight, type a number, Enter. Page Down shows nine ones: the map then counts the white pixels of every patch. Ask for a filter that answers to slanted lines only.</source>
      <translation>Jemanden aus dem Publikum die Gewichte wählen lassen: ein Klick auf ein Gewicht, eine Zahl tippen, Eingabetaste. „Bild ab“ zeigt neun Einsen: Die Karte zählt dann die weißen Pixel jedes Ausschnitts. Nach einem Filter fragen, der nur auf schräge Linien antwortet.</translation>
    </message>
    <message>
      <source>Let the audience describe two or three of the eight maps: which strokes are strong, which ones are missing? Page Down chooses another map. First come two filters, then colour, then filters that people designed, and at the end these eight again.</source>
      <translation>Das Publikum zwei oder drei der acht Karten beschreiben lassen: Welche Striche sind stark, welche fehlen? „Bild ab“ wählt eine andere Karte. Zuerst kommen zwei Filter, dann Farbe, dann Filter, die Menschen entworfen haben, und am Ende wieder diese acht.</translation>
    </message>
    <message>
      <source>Let the audience draw in the air what both lines will do; Page Down trains, which takes a few seconds. The loss on the training images goes to zero; that on the validation images rises, although nothing has gone wrong in the training. The network has 8 328 weights for 50 images: it is easier to know them by heart than to find out what a circle is.</source>
      <translation>Lassen Sie in die Luft zeichnen, was beide Linien tun werden; „Bild ab“ trainiert, in wenigen Sekunden. Der Verlust auf den Trainingsbildern geht gegen null; der auf den Validierungsbildern steigt, obwohl im Training nichts schiefgegangen ist. Das Netz hat 8 328 Gewichte für 50 Bilder: Es ist leichter, sie auswendig zu lernen, als herauszufinden, was ein Kreis ist.</translation>
    </message>
    <message>
      <source>Let the audience guess before you show the bars. It has learned to say circle, whatever it is shown: that made the loss smaller, and nothing else was asked for. So each step has to look at many pictures of all classes, and take the mean of their gradients.</source>
      <translation>Lassen Sie raten, bevor Sie die Balken zeigen. Es hat gelernt, „Kreis“ zu sagen, was auch immer es sieht: Das machte den Verlust kleiner, und nach mehr wurde nicht gefragt. Darum muss jeder Schritt viele Bilder aller Klassen ansehen und den Mittelwert ihrer Gradienten nehmen.</translation>
    </message>
    <message>
      <source>Let the audience guess what the picture is before they look at the bars. Then Page Down shows how softmax divides. The largest score is taken away from all of them first, which changes nothing: only differences count. A lead of 1 in score is a factor of e, about 2.7, in probability.</source>
      <translation>Das Publikum raten lassen, was das Bild ist, bevor es auf die Balken schaut. Dann zeigt „Bild ab“, wie Softmax teilt. Von allen Punktwerten wird zuerst der größte abgezogen, was nichts ändert: Nur Unterschiede zählen. Ein Vorsprung von 1 im Punktwert ist ein Faktor e, etwa 2,7, in der Wahrscheinlichkeit.</translation>
    </message>
    <message>
      <source>Let the audience name the columns from left to right. Then say what is to come: drawing, the five steps, the way back, and pictures on which the network fails. Ask who believes that it can be fooled.</source>
      <translation>Das Publikum die Spalten von links nach rechts benennen lassen. Dann sagen, was kommt: das Zeichnen, die fünf Schritte, der Weg zurück und Bilder, an denen das Netz scheitert. Fragen, wer glaubt, dass es sich täuschen lässt.</translation>
    </message>
    <message>
      <source>Let the audience say the first row aloud, then press Page Down: the map is walked through, number by number. Nothing depends on the neighbours here, quite unlike in a convolution. The three zeros stay zeros.</source>
      <translation>Das Publikum die erste Zeile laut sagen lassen, dann „Bild ab“ drücken: Die Karte wird durchlaufen, Zahl für Zahl. Nichts hängt hier von den Nachbarn ab, ganz anders als bei einer Faltung. Die drei Nullen bleiben Nullen.</translation>
    </message>
    <message>
      <source>Let the audience say the three sentences before you do. Then ask how nine weights and a picture become a map: the next lesson works that out by hand.</source>
      <translation>Das Publikum die drei Sätze sagen lassen, bevor sie vorgelesen werden. Dann fragen, wie aus neun Gewichten und einem Bild eine Karte wird: Die nächste Lektion rechnet das von Hand aus.</translation>
    </message>
    <message>
      <source>Let the audience say what the moved 4 will be called before Page Down shows it. Overfitting is noticed only with pictures that were not used for learning: that is why some are always kept aside for a test. With more weights than examples, a network can always learn by heart.</source>
      <translation>Das Publikum sagen lassen, wie die verschobene 4 heißen wird, bevor „Bild ab“ es zeigt. Überanpassung bemerkt man nur an Bildern, mit denen nicht gelernt wurde: Deshalb legt man immer einige für einen Test beiseite. Mit mehr Gewichten als Beispielen kann ein Netz immer auswendig lernen.</translation>
    </message>
    <message>
      <source>Like the green one, up to the sign: level edges now. The direction is in the weights.</source>
      <translation>Wie die grüne, bis auf das Vorzeichen: jetzt waagerechte Kanten. Die Richtung steckt in den Gewichten.</translation>
    </message>
    <message>
      <source>Look at the lower left corner of both results, and let the audience vote. Page Down takes blocks of 8 × 8, where it is plain. In the lowest sixth of the dark side the picture is 0.32 on average, and so is the mean of such blocks; their maximum is 0.72.</source>
      <translation>Auf die linke untere Ecke beider Ergebnisse schauen und das Publikum abstimmen lassen. „Bild ab“ nimmt Blöcke von 8 × 8, dort ist es deutlich. Im untersten Sechstel der dunklen Seite ist das Bild im Mittel 0,32, und ebenso der Mittelwert solcher Blöcke; ihr Maximum ist 0,72.</translation>
    </message>
    <message>
      <source>Lower the bias of this filter until nothing passes ReLU any more. Leave its weights as they are.</source>
      <translation>Den Bias dieses Filters senken, bis nichts mehr durch ReLU kommt. Seine Gewichte lassen, wie sie sind.</translation>
    </message>
    <message>
      <source>Lower the middle weight from 5 to 4. What is left of the even areas?</source>
      <translation>Das mittlere Gewicht von 5 auf 4 senken. Was bleibt von den gleichmäßigen Flächen?</translation>
    </message>
    <message>
      <source>Make it sharpen: 5 in the middle, −1 for the four beside it.</source>
      <translation>Schärfen lassen: 5 in die Mitte, −1 für die vier daneben.</translation>
    </message>
    <message>
      <source>Make the map 64 cells wide, by changing the stride alone.</source>
      <translation>Die Karte 64 Zellen breit machen, allein durch Ändern der Schrittweite.</translation>
    </message>
    <message>
      <source>Make the network read the 4, without drawing: let it see white on black.</source>
      <translation>Das Netz die 4 lesen lassen, ohne zu zeichnen: Es soll Weiß auf Schwarz sehen.</translation>
    </message>
    <message>
      <source>Make weights negative until a number of the map is below zero.</source>
      <translation>Gewichte negativ machen, bis eine Zahl der Karte unter null liegt.</translation>
    </message>
    <message>
      <source>Map 5, row 2, column 2 lands at place 5 · 25 + 2 · 5 + 2 = 137, counted from 0. From here on nobody knows that it once had neighbours above and below.</source>
      <translation>Karte 5, Zeile 2, Spalte 2 landet auf Platz 5 · 25 + 2 · 5 + 2 = 137, von 0 an gezählt. Von hier an weiß niemand mehr, dass sie einmal Nachbarn über und unter sich hatte.</translation>
    </message>
    <message>
      <source>Maps have two signs</source>
      <translation>Karten haben zwei Vorzeichen</translation>
    </message>
    <message>
      <source>Maximum and average over small blocks: what is won, what is lost, and what becomes of noise.</source>
      <translation>Maximum und Mittelwert über kleine Blöcke: was gewonnen wird, was verloren geht und was aus Rauschen wird.</translation>
    </message>
    <message>
      <source>Means over blocks of 2 × 2 make the noise weaker, because it cancels. The larger the block, the cleaner the map, and the less it says about where the edge is.</source>
      <translation>Mittelwerte über Blöcke von 2 × 2 schwächen das Rauschen, weil es sich gegenseitig aufhebt. Je größer der Block, desto sauberer die Karte und desto weniger sagt sie darüber, wo die Kante liegt.</translation>
    </message>
    <message>
      <source>Measured: the maximum picks the noise</source>
      <translation>Gemessen: Das Maximum wählt das Rauschen</translation>
    </message>
    <message>
      <source>More images</source>
      <translation>Mehr Bilder</translation>
    </message>
    <message>
      <source>More weight where the picture is white: that is all a filter can do to answer louder.</source>
      <translation>Mehr Gewicht, wo das Bild weiß ist: Mehr kann ein Filter nicht tun, um lauter zu antworten.</translation>
    </message>
    <message>
      <source>Moved, and drawn thicker</source>
      <translation>Verschoben und dicker gezeichnet</translation>
    </message>
    <message>
      <source>Next comes 4 with 17 %. Its score is lower by 0.8 only, but raised it is 0.44 against the 1.00 of the 9: so it has less than half of the share of the 9.</source>
      <translation>Als Nächstes kommt die 4 mit 17 %. Ihr Punktwert ist nur um 0,8 kleiner, aber potenziert steht 0,44 gegen die 1,00 der 9: Sie hat also weniger als die Hälfte des Anteils der 9.</translation>
    </message>
    <message>
      <source>Nine ones: every white pixel under the window counts, whatever the pattern. The largest number is 7, where seven of nine pixels are white.</source>
      <translation>Neun Einsen: Jedes weiße Pixel unter dem Fenster zählt, egal in welchem Muster. Die größte Zahl ist 7, dort sind sieben von neun Pixeln weiß.</translation>
    </message>
    <message>
      <source>Nine: (4 − 2) / 1 + 1 = 3 rows of 3. The number 112 is the winner only once, in its corner.</source>
      <translation>Neun: (4 − 2) / 1 + 1 = 3 Zeilen zu je 3. Die Zahl 112 gewinnt nur einmal, in ihrer Ecke.</translation>
    </message>
    <message>
      <source>No sum is above zero any more, and the map after ReLU is zero everywhere.</source>
      <translation>Keine Summe liegt mehr über null, und die Karte nach ReLU ist überall null.</translation>
    </message>
    <message>
      <source>Nobody chose these weights</source>
      <translation>Niemand hat diese Gewichte gewählt</translation>
    </message>
    <message>
      <source>Nobody designed these eight filters of the digits network. They began as random numbers and were changed a little with every example, until the answers were right. Networks learn their weights.</source>
      <translation>Diese acht Filter des Ziffernnetzes hat niemand entworfen. Sie begannen als Zufallszahlen und wurden mit jedem Beispiel ein wenig geändert, bis die Antworten stimmten. Netze lernen ihre Gewichte.</translation>
    </message>
    <message>
      <source>Noise goes, and so does sharpness</source>
      <translation>Das Rauschen geht, die Schärfe auch</translation>
    </message>
    <message>
      <source>Not every learned filter has a name. It is there because it helped to tell the digits apart.</source>
      <translation>Nicht jeder gelernte Filter hat einen Namen. Er ist da, weil er geholfen hat, die Ziffern zu unterscheiden.</translation>
    </message>
    <message>
      <source>Nothing: the weights add up to zero, and even areas turn black. What remains are edges.</source>
      <translation>Nichts: Die Gewichte ergeben zusammen null, und gleichmäßige Flächen werden schwarz. Was bleibt, sind Kanten.</translation>
    </message>
    <message>
      <source>Now a unit sees only 3 × 3 pixels, and all units share nine weights. Below stands the same as a fully connected layer: a row for each of the nine sums, a column for each of the 25 pixels.</source>
      <translation>Jetzt sieht eine Einheit nur 3 × 3 Pixel, und alle Einheiten teilen sich neun Gewichte. Unten steht dasselbe als vollständig verbundene Schicht: eine Zeile für jede der neun Summen, eine Spalte für jedes der 25 Pixel.</translation>
    </message>
    <message>
      <source>Now both losses have fallen, and lie close together. What was learned holds for shapes that the network has never seen.</source>
      <translation>Jetzt sind beide Verluste gefallen und liegen nah beieinander. Was gelernt wurde, gilt auch für Formen, die das Netz nie gesehen hat.</translation>
    </message>
    <message>
      <source>Now the picture turns its sign: every 1 is a −1. The first map turns its sign with it, and so would the map of any other single filter.</source>
      <translation>Jetzt kehrt das Bild sein Vorzeichen um: Jede 1 ist eine −1. Mit ihm kehrt die erste Karte ihr Vorzeichen um, und so täte es die Karte jedes anderen einzelnen Filters.</translation>
    </message>
    <message>
      <source>Now the window visits every place once: row by row, from the upper left to the lower right. Every place gives one number of the result.</source>
      <translation>Nun besucht das Fenster jeden Platz einmal: Zeile für Zeile, von oben links nach unten rechts. Jeder Platz gibt eine Zahl des Ergebnisses.</translation>
    </message>
    <message>
      <source>Number of filters, size, stride, padding and dilation, and what each does to the map and to the count of parameters.</source>
      <translation>Anzahl der Filter, Größe, Schrittweite, Auffüllung und Dilatation, und was jede davon mit der Karte und der Zahl der Parameter macht.</translation>
    </message>
    <message>
      <source>On a real map</source>
      <translation>An einer echten Karte</translation>
    </message>
    <message>
      <source>On the left a drawn digit, on the right ten percentages, and nothing in between that we have not met. How does it all work together? And where does it fail?</source>
      <translation>Links eine gezeichnete Ziffer, rechts zehn Prozentzahlen, und nichts dazwischen, was wir nicht schon kennen. Wie wirkt das alles zusammen? Und wo scheitert es?</translation>
    </message>
    <message>
      <source>One 30 among 0, 2 and 0. The maximum keeps it as it is. The mean spreads it over the block and says 8, which none of the four is.</source>
      <translation>Eine 30 unter 0, 2 und 0. Das Maximum behält sie, wie sie ist. Der Mittelwert verteilt sie auf den Block und sagt 8, was keine der vier ist.</translation>
    </message>
    <message>
      <source>One cell, both ways. From the convolutions comes 4.18; the skip connection carries 17.49, just as it was in pool2. What is the sum?</source>
      <translation>Eine Zelle, beide Wege. Von den Faltungen kommt 4,18; die Skip-Verbindung bringt 17,49, genau wie es in pool2 stand. Was ergibt die Summe?</translation>
    </message>
    <message>
      <source>One cell, on its curve</source>
      <translation>Eine Zelle auf ihrer Kurve</translation>
    </message>
    <message>
      <source>One click on a weight, type a number, Enter. The weights of Sharpen add up to one, so even areas keep their brightness. Page Down sharpens: look at the edges of the house and of the trees.</source>
      <translation>Ein Klick auf ein Gewicht, eine Zahl tippen, Eingabetaste. Die Gewichte von „Schärfen“ ergeben zusammen eins, deshalb behalten gleichmäßige Flächen ihre Helligkeit. „Bild ab“ schärft: auf die Kanten des Hauses und der Bäume achten.</translation>
    </message>
    <message>
      <source>One click on a weight, type −1, Enter. Watch the map turn from one colour to two. Page Down sets every zero of the filter to −1: ask where the most negative numbers are, and what the picture looks like there.</source>
      <translation>Ein Klick auf ein Gewicht, −1 tippen, Eingabetaste. Beobachten, wie die Karte statt einer Farbe zwei bekommt. „Bild ab“ setzt jede Null des Filters auf −1: fragen, wo die am stärksten negativen Zahlen stehen und wie das Bild dort aussieht.</translation>
    </message>
    <message>
      <source>One filter finds its pattern anywhere</source>
      <translation>Ein Filter findet sein Muster überall</translation>
    </message>
    <message>
      <source>One filter of 5 × 5 gives exactly the same nine numbers, on this picture and on every other. The second layer has added nothing that one could not do.</source>
      <translation>Ein Filter von 5 × 5 ergibt genau dieselben neun Zahlen, bei diesem Bild und bei jedem anderen. Die zweite Schicht hat nichts hinzugefügt, was nicht schon eine könnte.</translation>
    </message>
    <message>
      <source>One of the eight, taken apart: the picture, 25 weights, and the map that they make. Nobody chose these weights: they were learned from examples.</source>
      <translation>Einer der acht, zerlegt: das Bild, 25 Gewichte und die Karte, die sie ergeben. Niemand hat diese Gewichte gewählt: Sie wurden aus Beispielen gelernt.</translation>
    </message>
    <message>
      <source>One often reads so. Here is an experiment: an edge between dark and light, with noise that grows from top to bottom. Both poolings are beside it. Which one is cleaner?</source>
      <translation>So liest man es oft. Hier ist ein Experiment: eine Kante zwischen dunkel und hell, mit Rauschen, das von oben nach unten zunimmt. Beide Arten von Pooling stehen daneben. Welche ist sauberer?</translation>
    </message>
    <message>
      <source>One picture is not enough</source>
      <translation>Ein Bild ist nicht genug</translation>
    </message>
    <message>
      <source>One step by hand</source>
      <translation>Ein Schritt von Hand</translation>
    </message>
    <message>
      <source>One step to the right</source>
      <translation>Ein Schritt nach rechts</translation>
    </message>
    <message>
      <source>One step with a rate of 0.01: the loss falls from 1.8165 to 1.4031. The kernel at the left looks the same, but its weights have moved a little.</source>
      <translation>Ein Schritt mit einer Rate von 0,01: Der Verlust fällt von 1,8165 auf 1,4031. Der Kernel links sieht aus wie vorher, aber seine Gewichte haben sich ein wenig bewegt.</translation>
    </message>
    <message>
      <source>One stroke less</source>
      <translation>Ein Strich weniger</translation>
    </message>
    <message>
      <source>Only erase, draw nothing new, until the network says 3.</source>
      <translation>Nur radieren, nichts Neues zeichnen, bis das Netz 3 sagt.</translation>
    </message>
    <message>
      <source>Only the confidence is gone: 5 is still the best of the ten, from the same picture and the same scores.</source>
      <translation>Nur die Sicherheit ist weg: Die 5 ist weiter die beste der zehn, mit demselben Bild und denselben Punktwerten.</translation>
    </message>
    <message>
      <source>Our digit once more: 28 × 28 inputs and ten units are 7 840 weights. Now take a colour photograph of 1000 × 1000 pixels. How many inputs is that, and how many weights?</source>
      <translation>Noch einmal unsere Ziffer: 28 × 28 Eingaben und zehn Einheiten sind 7 840 Gewichte. Nun ein Farbfoto von 1000 × 1000 Pixeln: Wie viele Eingaben sind das, und wie viele Gewichte?</translation>
    </message>
    <message>
      <source>Outside of the window everything is zero: 16 of the 25 entries of a row. In the window are the same nine numbers in every row, only further on.</source>
      <translation>Außerhalb des Fensters ist alles null: 16 der 25 Einträge einer Zeile. Im Fenster stehen in jeder Zeile dieselben neun Zahlen, nur weiter hinten.</translation>
    </message>
    <message>
      <source>Over 95 %, of images that it has never learned from.</source>
      <translation>Über 95 %, von Bildern, aus denen es nie gelernt hat.</translation>
    </message>
    <message>
      <source>Page Down enlarges the kernel to 5: the map shrinks and the parameters grow. The new weights around the old ones begin at zero, so that the maps keep their look. Large windows are dear: most networks take 3 or 5. Ask for the size at which the map is a single cell: 28.</source>
      <translation>„Bild ab“ vergrößert den Kern auf 5: Die Karte schrumpft, und die Parameter werden mehr. Die neuen Gewichte um die alten herum beginnen bei null, damit die Karten ihr Aussehen behalten. Große Fenster sind teuer: Die meisten Netze nehmen 3 oder 5. Nach der Größe fragen, bei der die Karte eine einzige Zelle ist: 28.</translation>
    </message>
    <message>
      <source>Page Down first shows the weights of the learned one, then a pair for upright edges. Let the audience compare weights and maps. The learned ones are less tidy: they were made for digits, not for a textbook.</source>
      <translation>„Bild ab“ zeigt zuerst die Gewichte des gelernten, dann ein Paar für senkrechte Kanten. Das Publikum Gewichte und Karten vergleichen lassen. Die gelernten sind weniger ordentlich: Sie sind für Ziffern gemacht, nicht für ein Lehrbuch.</translation>
    </message>
    <message>
      <source>Page Down goes from cross to cross, then moves the picture. What was learned for one place holds for all others: that is what sharing buys. Ask what a filter cannot do that a fully connected unit could: treat the top of the picture otherwise than the bottom. This is the convolution of the next lesson.</source>
      <translation>„Bild ab“ geht von Kreuz zu Kreuz und verschiebt dann das Bild. Was für einen Platz gelernt wurde, gilt für alle anderen: Das bringt das Teilen ein. Fragen, was ein Filter nicht kann, eine vollständig verbundene Einheit aber könnte: den oberen Teil des Bildes anders behandeln als den unteren. Das ist die Faltung der nächsten Lektion.</translation>
    </message>
    <message>
      <source>Page Down goes to a cell on the other side of the stroke; the arrow keys walk on through the map, and the point moves on the curve. ReLU has no weights: there is nothing to learn here. Where the curve is flat, it makes no difference how negative the value was.</source>
      <translation>„Bild ab“ geht zu einer Zelle auf der anderen Seite des Strichs; mit den Pfeiltasten geht es weiter durch die Karte, und der Punkt wandert auf der Kurve. ReLU hat keine Gewichte: Hier gibt es nichts zu lernen. Wo die Kurve flach ist, spielt es keine Rolle, wie negativ der Wert war.</translation>
    </message>
    <message>
      <source>Page Down lets both walk on, the next one shows the whole maps. Both read the same nine pixels at every moment, but multiply them with other weights. Ask what kind of line each of them seems to like.</source>
      <translation>„Bild ab“ lässt beide weiterwandern, das nächste zeigt die ganzen Karten. Beide lesen in jedem Augenblick dieselben neun Pixel, multiplizieren sie aber mit anderen Gewichten. Fragen, welche Art von Linie jeder von ihnen zu mögen scheint.</translation>
    </message>
    <message>
      <source>Page Down lets the window walk on, another Page Down shows the whole map. Explain nothing yet: ask what the window might be doing. The next scene begins with a picture that is small enough for pencil and paper.</source>
      <translation>„Bild ab“ lässt das Fenster weiterwandern, ein weiteres „Bild ab“ zeigt die ganze Karte. Noch nichts erklären: fragen, was das Fenster wohl tut. Die nächste Szene beginnt mit einem Bild, das klein genug für Papier und Bleistift ist.</translation>
    </message>
    <message>
      <source>Page Down opens three of them as pictures, half before and half after. Let the audience foretell from the weights what will be seen. Programs for photographs have had such filters for decades.</source>
      <translation>„Bild ab“ öffnet drei davon als Bilder, halb vorher und halb nachher. Das Publikum aus den Gewichten vorhersagen lassen, was zu sehen sein wird. Programme für Fotos haben solche Filter seit Jahrzehnten.</translation>
    </message>
    <message>
      <source>Page Down puts other weights into the same window: level edges, then outlines. Ask what each map shows before you say it. The next lesson takes two filters at once.</source>
      <translation>„Bild ab“ setzt andere Gewichte in dasselbe Fenster: waagerechte Kanten, dann Umrisse. Fragen, was jede Karte zeigt, bevor es gesagt wird. Die nächste Lektion nimmt zwei Filter zugleich.</translation>
    </message>
    <message>
      <source>Page Down says what is measured, and the next one what follows. A mean of four independent numbers has half of their deviation: noise cancels. The largest of four is nearly always one that the noise has raised, so what comes out is still noisy, and too bright everywhere.</source>
      <translation>„Bild ab“ sagt, was gemessen wird, und das nächste, was daraus folgt. Ein Mittelwert aus vier unabhängigen Zahlen hat die halbe Abweichung: Das Rauschen hebt sich auf. Die größte von vier Zahlen ist fast immer eine, die das Rauschen angehoben hat; was herauskommt, rauscht also weiter und ist überall zu hell.</translation>
    </message>
    <message>
      <source>Page Down sets dilation 2. The reach is d · (k − 1) + 1: 3, then 5, and 7 at dilation 3, where the map is a single cell. There are nine weights in every case: networks use it to see far without more of them.</source>
      <translation>„Bild ab“ stellt Dilatation 2 ein. Die Reichweite ist d · (k − 1) + 1: 3, dann 5, und 7 bei Dilatation 3, wo die Karte eine einzige Zelle ist. In jedem Fall sind es neun Gewichte: Netze nutzen das, um ohne zusätzliche Gewichte weit zu sehen.</translation>
    </message>
    <message>
      <source>Page Down sets padding to 1 and puts the window into the corner: five of the nine cells under it are padding. Ask what the zeros do to a bright picture: they look like a dark frame. Other borders, such as reflect, avoid that.</source>
      <translation>„Bild ab“ stellt die Auffüllung auf 1 und setzt das Fenster in die Ecke: Fünf der neun Zellen darunter sind Auffüllung. Fragen, was die Nullen mit einem hellen Bild machen: Sie wirken wie ein dunkler Rahmen. Andere Ränder, etwa gespiegelte, vermeiden das.</translation>
    </message>
    <message>
      <source>Page Down shows the second filter, Page Down once more the single large one. Its 25 weights are the two filters, folded with each other; a sum of sums is again a sum. Ask what a hundred convolutions in a row would be: one.</source>
      <translation>„Bild ab“ zeigt den zweiten Filter, noch einmal „Bild ab“ den einen großen. Seine 25 Gewichte sind die beiden Filter, miteinander gefaltet; eine Summe von Summen ist wieder eine Summe. Fragen, was hundert Faltungen hintereinander wären: eine.</translation>
    </message>
    <message>
      <source>Page Down shows the whole map after one sigmoid, and after four: what spanned 0.96 spans 0.01. The slope of the curve is at most one quarter, and four in a row multiply: what is left for learning is less than 1 / 256.</source>
      <translation>„Bild ab“ zeigt die ganze Karte nach einer Sigmoid-Funktion und nach vieren: Was sich über 0,96 erstreckte, erstreckt sich über 0,01. Die Steigung der Kurve ist höchstens ein Viertel, und vier hintereinander werden multipliziert: Zum Lernen bleibt weniger als 1 / 256.</translation>
    </message>
    <message>
      <source>Page Down shows what the second filter makes of it: 1, 1, 5 in the first row instead of −3, −4, 3. Then the picture turns its sign. For one filter this would only turn the sign of the map; here both maps are above zero, so no single filter does it. A bias would not help: both maps would then add up to the same number in every cell, and here they make 5, 6, 7. So every deep network has such steps.</source>
      <translation>„Bild ab“ zeigt, was der zweite Filter daraus macht: 1, 1, 5 in der ersten Zeile statt −3, −4, 3. Dann kehrt das Bild sein Vorzeichen um. Bei einem Filter würde das nur das Vorzeichen der Karte umkehren; hier liegen beide Karten über null, also macht das kein einzelner Filter. Ein Bias würde nicht helfen: Beide Karten ergäben dann zusammen in jeder Zelle dieselbe Zahl, und hier ergeben sie 5, 6, 7. Darum hat jedes tiefe Netz solche Schritte.</translation>
    </message>
    <message>
      <source>Page Down trains, and so does the button. It takes about a quarter of a minute. Watch the bars for the circle, then the maps, then the curve. What leaves the scene ends the training; Ctrl+R begins it anew. Ask beforehand how many of the validation images it will name rightly by guessing: one in eight.</source>
      <translation>„Bild ab“ trainiert, und der Knopf auch. Es dauert etwa eine Viertelminute. Sehen Sie auf die Balken des Kreises, dann auf die Karten, dann auf die Kurve. Wer die Szene verlässt, beendet das Training; Strg+R beginnt es neu. Fragen Sie vorher, wie viele der Validierungsbilder es durch Raten richtig benennt: eines von acht.</translation>
    </message>
    <message>
      <source>Page Down unrolls the maps, and once more marks one cell: map 5, row 2, column 2, all counted from 0, lands at place 5 · 25 + 2 · 5 + 2 = 137. Its number stays 5.77. The step is called flatten; nothing is computed.</source>
      <translation>„Bild ab“ rollt die Karten aus, noch einmal markiert es eine Zelle: Karte 5, Zeile 2, Spalte 2, alle von 0 an gezählt, landet auf Platz 5 · 25 + 2 · 5 + 2 = 137. Ihre Zahl bleibt 5,77. Der Schritt heißt Flatten; berechnet wird nichts.</translation>
    </message>
    <message>
      <source>Page Down walks along the first row at stride 1, then sets stride 2, then walks again. (6 − 3) / 2 is one and a half: the window fits twice, and the last row and column are never read. A larger stride makes smaller maps, and less work for all layers after it.</source>
      <translation>„Bild ab“ geht mit Schrittweite 1 die erste Zeile entlang, stellt dann Schrittweite 2 ein und geht noch einmal. (6 − 3) / 2 ist anderthalb: Das Fenster passt zweimal, und die letzte Zeile und die letzte Spalte werden nie gelesen. Eine größere Schrittweite macht kleinere Karten und allen Schichten danach weniger Arbeit.</translation>
    </message>
    <message>
      <source>Page Up goes back to the corner, to compare. Ask which pixels are read for a second time: six of the nine. Moving by one column at a time is called stride 1.</source>
      <translation>„Bild auf“ geht zum Vergleichen zurück zur Ecke. Fragen, welche Pixel zum zweiten Mal gelesen werden: sechs der neun. Um jeweils eine Spalte weiterzurücken heißt Schrittweite 1.</translation>
    </message>
    <message>
      <source>Point at both sides of the stroke and read the value in the status bar. Ask what a negative answer means: the opposite of the pattern is there. The next Page Down shows the filter for level edges: its two signs are above and below the strokes.</source>
      <translation>Auf beide Seiten des Strichs zeigen und den Wert in der Statusleiste ablesen. Fragen, was eine negative Antwort bedeutet: Das Gegenteil des Musters ist dort. „Bild ab“ zeigt den Filter für waagerechte Kanten: Seine beiden Vorzeichen stehen über und unter den Strichen.</translation>
    </message>
    <message>
      <source>Point at each as you name it: picture, filter, feature map. The largest values, 4, are where the picture looks most like the pattern. Page Down shows the same as one layer of a network.</source>
      <translation>Beim Benennen auf jedes zeigen: Bild, Filter, Merkmalskarte. Die größten Werte, 4, stehen dort, wo das Bild dem Muster am ähnlichsten ist. „Bild ab“ zeigt dasselbe als eine Schicht eines Netzes.</translation>
    </message>
    <message>
      <source>Point at the first maps: they show something, but nothing that would help. Guessing among eight classes would give 12.5 %. In lesson 3 we chose the filters ourselves. Ask who would like to choose 8 328 numbers by hand.</source>
      <translation>Zeigen Sie auf die ersten Karten: Sie zeigen etwas, aber nichts, was hilft. Wer unter acht Klassen rät, trifft in 12,5 % der Fälle. In Lektion 3 haben wir die Filter selbst gewählt. Fragen Sie, wer 8 328 Zahlen von Hand wählen möchte.</translation>
    </message>
    <message>
      <source>Point at the last column of maps and at the ten bars beside it: between them are two steps, and a third makes percentages. Ask what the maps still show of the digit. The lesson takes the three steps one by one.</source>
      <translation>Auf die letzte Spalte mit Karten und die zehn Balken daneben zeigen: Dazwischen liegen zwei Schritte, und ein dritter macht Prozente daraus. Fragen, was die Karten von der Ziffer noch zeigen. Die Lektion geht die drei Schritte einzeln durch.</translation>
    </message>
    <message>
      <source>Point at the marked map and at the one before it: the strokes are still there, in a quarter of the numbers. The lesson has three questions. How are four numbers made one? What is lost by it? And does it take noise away?</source>
      <translation>Auf die markierte Karte und die davor zeigen: Die Striche sind noch da, in einem Viertel der Zahlen. Die Lektion hat drei Fragen. Wie wird aus vier Zahlen eine? Was geht dabei verloren? Und nimmt es Rauschen weg?</translation>
    </message>
    <message>
      <source>Point at the two columns called ReLU, and at the maps before and after them: red and blue become one colour. The lesson goes three ways: first small numbers, then pictures, then the reason why the step is needed.</source>
      <translation>Auf die beiden Spalten zeigen, die ReLU heißen, und auf die Karten davor und dahinter: Aus Rot und Blau wird eine Farbe. Die Lektion geht drei Wege: erst kleine Zahlen, dann Bilder, dann der Grund, warum der Schritt nötig ist.</translation>
    </message>
    <message>
      <source>Point at the weights of one row, then at the same ones in the next row, one place further. Point at an entry with the pointer to see its copies light up. Say aloud that sharing is the idea, and the zeros are the consequence.</source>
      <translation>Auf die Gewichte einer Zeile zeigen, dann auf dieselben in der nächsten Zeile, einen Platz weiter. Mit dem Mauszeiger auf einen Eintrag zeigen, damit seine Kopien aufleuchten. Laut sagen: Das Teilen ist die Idee, und die Nullen sind die Folge.</translation>
    </message>
    <message>
      <source>Pooling makes one number of each block and learns nothing. The maximum keeps what is strong, the mean what there is on average. Small shifts are forgiven; exact places are lost.</source>
      <translation>Pooling macht aus jedem Block eine Zahl und lernt nichts. Das Maximum behält, was stark ist, der Mittelwert, was im Mittel da ist. Kleine Verschiebungen werden verziehen; genaue Stellen gehen verloren.</translation>
    </message>
    <message>
      <source>Pooling: less data, the gist kept</source>
      <translation>Pooling: weniger Daten, das Wesentliche bleibt</translation>
    </message>
    <message>
      <source>Press “Apply this step” at the foot of the page, or Page Down for the prepared steps. Ask what happens at a rate of 1: set it, apply, and see how far the loss jumps. Ctrl+R brings the scene back. The gradient is true only nearby, and so the steps have to be small.</source>
      <translation>Klicken Sie am Fuß der Seite auf „Diesen Schritt anwenden“, oder gehen Sie mit „Bild ab“ durch die vorbereiteten Schritte. Fragen Sie, was bei einer Rate von 1 geschieht: einstellen, anwenden, und sehen, wie weit der Verlust springt. Strg+R stellt die Szene wieder her. Der Gradient stimmt nur in der Nähe, darum müssen die Schritte klein sein.</translation>
    </message>
    <message>
      <source>Putting it together</source>
      <translation>Alles zusammengesetzt</translation>
    </message>
    <message>
      <source>Raise e to each score, and divide by the sum: now all ten are above zero, and they add up to one. That is softmax. The 9 has 39 %.</source>
      <translation>e mit jedem Punktwert potenzieren und durch die Summe teilen: Jetzt sind alle zehn größer als null, und ihre Summe ist eins. Das ist Softmax. Die 9 hat 39 %.</translation>
    </message>
    <message>
      <source>Raise the bias of the unit for “3” until the network says 3. Leave the picture as it is.</source>
      <translation>Den Bias der Einheit für „3“ erhöhen, bis das Netz 3 sagt. Das Bild lassen, wie es ist.</translation>
    </message>
    <message>
      <source>Raise the temperature step by step and watch the bars; it takes about 14. Then lower it below one. Ask whether the network knows more at a low temperature: it does not, it only sounds so.</source>
      <translation>Die Temperatur Schritt für Schritt erhöhen und die Balken beobachten; es braucht etwa 14. Danach unter eins senken. Fragen, ob das Netz bei niedriger Temperatur mehr weiß: Nein, es klingt nur so.</translation>
    </message>
    <message>
      <source>Raise the temperature until “5” has less than half of the probability.</source>
      <translation>Die Temperatur erhöhen, bis „5“ weniger als die Hälfte der Wahrscheinlichkeit hat.</translation>
    </message>
    <message>
      <source>Random weights once more, but only 500 images, and nine in ten of these are kept for validation: 50 are left to learn from. Will it learn, and what?</source>
      <translation>Noch einmal zufällige Gewichte, aber nur 500 Bilder, und neun von zehn davon dienen zur Validierung: 50 bleiben zum Lernen. Wird es lernen, und was?</translation>
    </message>
    <message>
      <source>ReLU again: it is the leaky ReLU that lets nothing through.</source>
      <translation>Wieder ReLU: Sie ist die Leaky ReLU, die nichts durchlässt.</translation>
    </message>
    <message>
      <source>ReLU makes zero of what is below zero and leaves the rest. It has nothing to learn. Without such a non-linearity, many convolutions in a row would be only one.</source>
      <translation>ReLU macht null aus dem, was unter null liegt, und lässt den Rest. Sie hat nichts zu lernen. Ohne eine solche Nichtlinearität wären viele Faltungen hintereinander nur eine.</translation>
    </message>
    <message>
      <source>ReLU: what is below zero becomes zero</source>
      <translation>ReLU: Was unter null liegt, wird null</translation>
    </message>
    <message>
      <source>Read the counts in the heads of the columns: 208, 3 216 and 4 010. More than half of all parameters sit in the last step, most of the arithmetic in the second convolution. ReLU, pooling, flatten and softmax have none.</source>
      <translation>Die Anzahlen in den Köpfen der Spalten vorlesen: 208, 3 216 und 4 010. Mehr als die Hälfte aller Parameter sitzt im letzten Schritt, der größte Teil der Rechnung in der zweiten Faltung. ReLU, Pooling, Flatten und Softmax haben keine.</translation>
    </message>
    <message>
      <source>Read the largest arguments for and against; the rest is summed up. Of the 400 cells 281 are zero for this digit and say nothing; 61 speak for the 5 and 58 against it. Here, at last, everything is connected, but only 400 cells and ten units: 4 010 parameters.</source>
      <translation>Die größten Argumente dafür und dagegen vorlesen; der Rest ist zusammengefasst. Von den 400 Zellen sind bei dieser Ziffer 281 null und sagen nichts; 61 sprechen für die 5 und 58 gegen sie. Hier ist endlich alles verbunden, aber nur 400 Zellen und zehn Einheiten: 4 010 Parameter.</translation>
    </message>
    <message>
      <source>Read the line “Parameters” in the panel before and after. Page Down sets eight filters. New filters begin with random weights, as before training. The maps stay as large as they are: the number of filters changes their number only.</source>
      <translation>Die Zeile „Parameter“ im Bedienfeld vorher und nachher vorlesen. „Bild ab“ stellt acht Filter ein. Neue Filter beginnen mit zufälligen Gewichten, wie vor dem Training. Die Karten bleiben so groß, wie sie sind: Die Zahl der Filter ändert nur ihre Anzahl.</translation>
    </message>
    <message>
      <source>Read the nine products aloud with the audience. Only a one that meets a one counts. Do not name anything yet: it is multiplying and adding, no more.</source>
      <translation>Die neun Produkte gemeinsam mit dem Publikum laut lesen. Nur eine Eins, die auf eine Eins trifft, zählt. Noch nichts benennen: Es ist Multiplizieren und Addieren, mehr nicht.</translation>
    </message>
    <message>
      <source>Read the number before and after: a fifth of it is left. ELU and GELU are further relatives, with a round bend instead of a corner. Exchange the layer to see them.</source>
      <translation>Die Zahl vorher und nachher ablesen: Ein Fünftel von ihr bleibt. ELU und GELU sind weitere Verwandte, mit einem runden Bogen statt einer Ecke. Die Schicht austauschen, um sie zu sehen.</translation>
    </message>
    <message>
      <source>Red: a filter for level edges that was designed, two rows above zero and two below. Green: one that the digits network has learned. Their maps are very much alike.</source>
      <translation>Rot: ein entworfener Filter für waagerechte Kanten, zwei Zeilen über null und zwei darunter. Grün: einer, den das Ziffernnetz gelernt hat. Ihre Karten sind sich sehr ähnlich.</translation>
    </message>
    <message>
      <source>Row by row, map by map: now all 400 numbers stand in one line. No number has changed, only its place. The step is called flatten.</source>
      <translation>Zeile für Zeile, Karte für Karte: Jetzt stehen alle 400 Zahlen in einer Reihe. Keine Zahl hat sich geändert, nur ihr Platz. Der Schritt heißt Flatten.</translation>
    </message>
    <message>
      <source>Say both words aloud: hyperparameter, parameter. Page Down exchanges the panel: first what people chose for this layer, then what it has learned. Ask which of them a program for training may change: only the learned ones.</source>
      <translation>Beide Wörter laut sagen: Hyperparameter, Parameter. „Bild ab“ tauscht das Bedienfeld aus: zuerst, was Menschen für diese Schicht gewählt haben, dann, was sie gelernt hat. Fragen, welche davon das Training ändern darf: nur die gelernten.</translation>
    </message>
    <message>
      <source>Say it before you see it</source>
      <translation>Erst sagen, dann sehen</translation>
    </message>
    <message>
      <source>Say the sentences, and point at the two columns called Max pool. Ask how many numbers there are after each: 1 568 and 400. And noise: the mean averages it away, the maximum does not.</source>
      <translation>Die Sätze sagen und auf die beiden Spalten „Max-Pooling“ zeigen. Fragen, wie viele Zahlen es nach jeder sind: 1 568 und 400. Und das Rauschen: Der Mittelwert mittelt es weg, das Maximum nicht.</translation>
    </message>
    <message>
      <source>Say the three sentences, and point at both columns called ReLU in the network once more. Ask what two convolutions in a row would be without it. The next lesson is about the column that follows them.</source>
      <translation>Die drei Sätze sagen und noch einmal auf beide Spalten des Netzes zeigen, die ReLU heißen. Fragen, was zwei Faltungen hintereinander ohne sie wären. Die nächste Lektion handelt von der Spalte, die auf sie folgt.</translation>
    </message>
    <message>
      <source>Say the three sentences, and point at the three last columns. Ask which of the three steps has learned anything: only the one in the middle, 4 010 of the 7 434 numbers. The last lesson puts everything together.</source>
      <translation>Die drei Sätze sagen und auf die letzten drei Spalten zeigen. Fragen, welcher der drei Schritte etwas gelernt hat: nur der mittlere, 4 010 der 7 434 Zahlen. Die letzte Lektion setzt alles zusammen.</translation>
    </message>
    <message>
      <source>Second maps: pieces of digits</source>
      <translation>Die zweiten Karten: Stücke von Ziffern</translation>
    </message>
    <message>
      <source>Second, ReLU: what is below zero becomes zero. Without this non-linearity, all the convolutions would be no more than one.</source>
      <translation>Zweitens, ReLU: Was unter null liegt, wird null. Ohne diese Nichtlinearität wären alle Faltungen zusammen nicht mehr als eine.</translation>
    </message>
    <message>
      <source>Set Filters to 8. How many maps, and how many parameters?</source>
      <translation>„Filter“ auf 8 stellen. Wie viele Karten und wie viele Parameter sind es?</translation>
    </message>
    <message>
      <source>Set the dilation to 2. How far does the filter reach, and how large is the map?</source>
      <translation>Die Dilatation auf 2 stellen. Wie weit reicht der Filter, und wie groß ist die Karte?</translation>
    </message>
    <message>
      <source>Set the kernel to 5 × 5. How large is the map?</source>
      <translation>Den Kern auf 5 × 5 stellen. Wie groß ist die Karte?</translation>
    </message>
    <message>
      <source>Set the padding to 1. How large is the map now?</source>
      <translation>Die Auffüllung auf 1 stellen. Wie groß ist die Karte jetzt?</translation>
    </message>
    <message>
      <source>Set the slope to 0. Which function is it then?</source>
      <translation>Die Steigung auf 0 stellen. Welche Funktion ist es dann?</translation>
    </message>
    <message>
      <source>Set the stride in the panel, then click the numbers of the result one by one. The size follows the same formula as for a convolution: (4 − 2) / 1 + 1. Ask why most networks pool with a stride as large as the window.</source>
      <translation>Die Schrittweite im Bedienfeld einstellen, dann die Zahlen des Ergebnisses eine nach der anderen anklicken. Die Größe folgt derselben Formel wie bei einer Faltung: (4 − 2) / 1 + 1. Fragen, warum die meisten Netze beim Pooling eine Schrittweite nehmen, die so groß ist wie das Fenster.</translation>
    </message>
    <message>
      <source>Set the stride to 1 and leave the window as it is. How many numbers come out now?</source>
      <translation>Die Schrittweite auf 1 setzen und das Fenster lassen, wie es ist. Wie viele Zahlen kommen jetzt heraus?</translation>
    </message>
    <message>
      <source>Set the stride to 2. How large is the map, and which pixels are never read?</source>
      <translation>Die Schrittweite auf 2 stellen. Wie groß ist die Karte, und welche Pixel werden nie gelesen?</translation>
    </message>
    <message>
      <source>Set the stride to 8, then the window to 8 × 8. How much noise is left?</source>
      <translation>Die Schrittweite auf 8 stellen, dann das Fenster auf 8 × 8. Wie viel Rauschen bleibt?</translation>
    </message>
    <message>
      <source>Set the units to 1000. How many parameters does the layer have then?</source>
      <translation>Die Einheiten auf 1000 stellen. Wie viele Parameter hat die Schicht dann?</translation>
    </message>
    <message>
      <source>Several filters look at the same picture, each for something else; filters can be designed, and networks learn them.</source>
      <translation>Mehrere Filter sehen dasselbe Bild an, jeder sucht etwas anderes; Filter lassen sich entwerfen, und Netze lernen sie.</translation>
    </message>
    <message>
      <source>Side by side</source>
      <translation>Nebeneinander</translation>
    </message>
    <message>
      <source>Sixteen filters look at all eight maps at once. What they find is larger: bends, ends, crossings. After pooling each is 5 × 5, and one cell sees 16 × 16 pixels.</source>
      <translation>Sechzehn Filter betrachten alle acht Karten zugleich. Was sie finden, ist größer: Bögen, Enden, Kreuzungen. Nach dem Pooling ist jede Karte 5 × 5 groß, und eine Zelle sieht 16 × 16 Pixel.</translation>
    </message>
    <message>
      <source>Sixteen numbers, before and after</source>
      <translation>Sechzehn Zahlen, vorher und nachher</translation>
    </message>
    <message>
      <source>Sixteen small maps, one long line</source>
      <translation>Sechzehn kleine Karten, eine lange Reihe</translation>
    </message>
    <message>
      <source>Slide, multiply, add: that is a convolution. The nine weights are the filter, and what comes out is its feature map. Other weights make another map of the same picture.</source>
      <translation>Verschieben, multiplizieren, addieren: Das ist eine Faltung. Die neun Gewichte sind der Filter, und was herauskommt, ist seine Merkmalskarte. Andere Gewichte machen aus demselben Bild eine andere Karte.</translation>
    </message>
    <message>
      <source>Small shifts are forgiven</source>
      <translation>Kleine Verschiebungen werden verziehen</translation>
    </message>
    <message>
      <source>So far every convolution has lost a rim: 5 × 5 becomes 3 × 3. Padding puts cells around the picture, here zeros, so that the window can start outside.</source>
      <translation>Bisher hat jede Faltung einen Rand verloren: Aus 5 × 5 wird 3 × 3. Auffüllung legt Zellen um das Bild, hier Nullen, sodass das Fenster außerhalb beginnen kann.</translation>
    </message>
    <message>
      <source>So: mean pooling averages noise away. Max pooling does not discard it: it picks the largest noise of each block and makes the whole area brighter.</source>
      <translation>Also: Mittelwert-Pooling mittelt das Rauschen weg. Max-Pooling beseitigt es nicht: Es wählt in jedem Block das größte Rauschen und macht die ganze Fläche heller.</translation>
    </message>
    <message>
      <source>Standard deviation: 0.16 before, 0.08 after the mean, 0.12 after the maximum. Mean: 0.33 before, 0.33 after the mean, but 0.50 after the maximum.</source>
      <translation>Standardabweichung: 0,16 vorher, 0,08 nach dem Mittelwert, 0,12 nach dem Maximum. Mittelwert: 0,33 vorher, 0,33 nach dem Mittelwert, aber 0,50 nach dem Maximum.</translation>
    </message>
    <message>
      <source>Still a 2: thicker strokes answer the same filters, in more places.</source>
      <translation>Immer noch eine 2: Dickere Striche sprechen auf dieselben Filter an, an mehr Stellen.</translation>
    </message>
    <message>
      <source>Stride 2: the window jumps two columns, and two rows at the end of a row. The map has only 2 × 2 places left.</source>
      <translation>Schrittweite 2: Das Fenster springt um zwei Spalten und am Ende einer Zeile um zwei Zeilen. Der Karte bleiben nur 2 × 2 Plätze.</translation>
    </message>
    <message>
      <source>Stride 4: (256 + 6 − 7) / 4 is 63.75, rounded down 63, plus 1.</source>
      <translation>Schrittweite 4: (256 + 6 − 7) / 4 ist 63,75, abgerundet 63, plus 1.</translation>
    </message>
    <message>
      <source>Stride 4: (256 + 6 − 7) / 4 is 63.75, rounded down 63, plus 1: 64. The maps are a quarter as large, and there are still 800 parameters.</source>
      <translation>Schrittweite 4: (256 + 6 − 7) / 4 ist 63,75, abgerundet 63, plus 1: 64. Die Karten sind ein Viertel so groß, und es sind immer noch 800 Parameter.</translation>
    </message>
    <message>
      <source>Stride 8 looks at every eighth place only. Each number is still a mean of 2 × 2 pixels, with as much noise as before.</source>
      <translation>Schrittweite 8 besucht nur jeden achten Platz. Jede Zahl ist weiter das Mittel von 2 × 2 Pixeln, mit so viel Rauschen wie zuvor.</translation>
    </message>
    <message>
      <source>Take the eraser in the panel on the left, or erase with the right mouse button. Without the left halves of both loops it is a 3, and the network agrees. Try what else can be erased: it holds on to the 8 for surprisingly long.</source>
      <translation>Im Bedienfeld links den Radierer nehmen oder mit der rechten Maustaste radieren. Ohne die linken Hälften beider Schleifen ist es eine 3, und das Netz stimmt zu. Ausprobieren, was sich noch wegradieren lässt: Es hält erstaunlich lange an der 8 fest.</translation>
    </message>
    <message>
      <source>Telephones sort photographs, cars find their lane, doctors look for tumours, machines read addresses: with networks like this small one. It has learned to read digits, and is at work right now.</source>
      <translation>Telefone sortieren Fotos, Autos finden ihre Spur, Ärzte suchen Tumoren, Maschinen lesen Adressen: mit Netzen wie diesem kleinen. Es hat gelernt, Ziffern zu lesen, und arbeitet in diesem Augenblick.</translation>
    </message>
    <message>
      <source>Ten filters, made by hand, on one photograph: some blur, some sharpen, some draw edges in one direction or in all. None of them was learned.</source>
      <translation>Zehn von Hand gemachte Filter auf einem Foto: Manche zeichnen weich, manche schärfen, manche zeichnen Kanten in einer Richtung oder in allen. Keiner davon wurde gelernt.</translation>
    </message>
    <message>
      <source>The 4 back at its old place: the maps have moved with it, and the answer is the same. How does sharing do that, and what does it cost?</source>
      <translation>Die 4 wieder an ihrem alten Platz: Die Karten sind mitgewandert, und die Antwort ist dieselbe. Wie macht das Teilen das, und was kostet es?</translation>
    </message>
    <message>
      <source>The bars mean nothing yet, because the weights are random. Ask how many lines there are in all, before Page Down shows the count. The layer makes no use of which pixels are neighbours: if all pictures were shuffled in the same way, it would learn just as well.</source>
      <translation>Die Balken bedeuten noch nichts, denn die Gewichte sind zufällig. Fragen, wie viele Linien es insgesamt sind, bevor „Bild ab“ die Anzahl zeigt. Die Schicht nutzt nicht, welche Pixel Nachbarn sind: Würden alle Bilder auf dieselbe Weise durchgemischt, lernte sie ebenso gut.</translation>
    </message>
    <message>
      <source>The bias decides what passes</source>
      <translation>Der Bias entscheidet, was durchkommt</translation>
    </message>
    <message>
      <source>The bias is added to every sum before ReLU. Lower it, and weak answers fall below zero: only the clearest edges are left.</source>
      <translation>Der Bias wird vor ReLU zu jeder Summe addiert. Wird er gesenkt, so fallen schwache Antworten unter null: Nur die deutlichsten Kanten bleiben übrig.</translation>
    </message>
    <message>
      <source>The bias of a unit is added to its score, whatever the picture. With a large enough bias any class wins.</source>
      <translation>Der Bias einer Einheit wird zu ihrem Punktwert addiert, wie auch immer das Bild aussieht. Mit einem genügend großen Bias gewinnt jede Klasse.</translation>
    </message>
    <message>
      <source>The curve rises with slope one to the right of zero. This cell is above zero, so it goes through as it is: max(0, x) is x.</source>
      <translation>Rechts von null steigt die Kurve mit Steigung eins. Diese Zelle liegt über null, also geht sie hindurch, wie sie ist: max(0, x) ist x.</translation>
    </message>
    <message>
      <source>The filter has a slice of weights for each channel, and three partial results are added up to one map. This one takes red for, green and blue against.</source>
      <translation>Der Filter hat für jeden Kanal eine Scheibe mit Gewichten, und drei Teilergebnisse werden zu einer Karte addiert. Bei diesem spricht Rot dafür, Grün und Blau sprechen dagegen.</translation>
    </message>
    <message>
      <source>The filter holds 1 to 9 in reading order; read 9 to 1 in the map. Page Down turns on Flip, and the map reads 1 to 9. What networks call convolution is, strictly, correlation.</source>
      <translation>Der Filter enthält 1 bis 9 in Leserichtung; in der Karte 9 bis 1 lesen. „Bild ab“ schaltet „Umdrehen“ ein, und die Karte liest sich 1 bis 9. Was Netze Faltung nennen, ist streng genommen Korrelation.</translation>
    </message>
    <message>
      <source>The first row is complete: 4 3 4. The window stands at the right border of the picture.</source>
      <translation>Die erste Zeile ist fertig: 4 3 4. Das Fenster steht am rechten Rand des Bildes.</translation>
    </message>
    <message>
      <source>The gradient of a number says how the loss changes when this number grows. For the score of the circle it is its probability minus 1: −0.837. The loss falls when this score grows.</source>
      <translation>Der Gradient einer Zahl sagt, wie sich der Verlust ändert, wenn diese Zahl wächst. Für den Punktwert des Kreises ist er die Wahrscheinlichkeit minus 1: −0,837. Der Verlust fällt, wenn er wächst.</translation>
    </message>
    <message>
      <source>The largest of four</source>
      <translation>Die größte von vier Zahlen</translation>
    </message>
    <message>
      <source>The learned one, green: its weights are less tidy, but above zero at the top and below zero at the bottom as well.</source>
      <translation>Der gelernte, grün: Seine Gewichte sind weniger ordentlich, aber ebenfalls oben über null und unten darunter.</translation>
    </message>
    <message>
      <source>The left halves of both loops are gone, and nothing else was changed.</source>
      <translation>Die linken Hälften beider Schleifen fehlen, sonst wurde nichts geändert.</translation>
    </message>
    <message>
      <source>The loss says how wrong an answer is, the gradient which way each weight should go, and many small steps do the rest. Whether it has learned or only remembers, new images tell.</source>
      <translation>Der Verlust sagt, wie falsch eine Antwort ist, der Gradient, wohin jedes Gewicht gehen soll, und viele kleine Schritte tun den Rest. Ob es gelernt oder nur auswendig gelernt hat, zeigen neue Bilder.</translation>
    </message>
    <message>
      <source>The loss says in one number how wrong an answer is: minus the logarithm of the probability of the true class. The circle has 16 %, and so the loss is 1.817.</source>
      <translation>Der Verlust (Loss) sagt in einer Zahl, wie falsch eine Antwort ist: minus der Logarithmus der Wahrscheinlichkeit der wahren Klasse. Der Kreis hat 16 %, also ist der Verlust 1,817.</translation>
    </message>
    <message>
      <source>The map of the filter for upright edges, before ReLU: red is above zero, blue below, and what is even is zero. The small maps share its colours.</source>
      <translation>Die Karte des Filters für senkrechte Kanten, vor ReLU: Rot liegt über null, Blau darunter, und was gleichmäßig ist, ist null. Die kleinen Karten haben dieselben Farben.</translation>
    </message>
    <message>
      <source>The mean of four</source>
      <translation>Der Mittelwert von vier Zahlen</translation>
    </message>
    <message>
      <source>The network on the screen is the untrained one again. Everything of the panel Training works outside of lessons, too: with other data, other plans, and images of your own. Ask what else could be learned in this way, where the loss would have to be another one.</source>
      <translation>Auf dem Schirm ist wieder das untrainierte Netz. Alles aus dem Bereich „Training“ geht auch außerhalb der Lektionen: mit anderen Daten, anderen Plänen und eigenen Bildern. Fragen Sie, was man auf diese Weise noch lernen könnte, mit einem anderen Verlust.</translation>
    </message>
    <message>
      <source>The network reads white on black now, as in training: a 4. Nothing in it has changed.</source>
      <translation>Jetzt liest das Netz Weiß auf Schwarz, wie im Training: eine 4. In ihm hat sich nichts geändert.</translation>
    </message>
    <message>
      <source>The next unit has 784 other weights. Only a few of its lines are drawn here, all of them would cover the picture. Ten units have 10 × 784 = 7 840 weights, and ten biases.</source>
      <translation>Die nächste Einheit hat 784 andere Gewichte. Nur wenige ihrer Linien sind gezeichnet, alle würden das Bild zudecken. Zehn Einheiten haben 10 × 784 = 7 840 Gewichte und zehn Bias-Werte.</translation>
    </message>
    <message>
      <source>The nine weights are a filter, also called a kernel. The nine sums are its feature map. Sliding, multiplying and adding is a convolution, here with stride 1.</source>
      <translation>Die neun Gewichte sind ein Filter, auch Kern genannt. Die neun Summen sind seine Merkmalskarte. Verschieben, Multiplizieren und Addieren ist eine Faltung, hier mit Schrittweite 1.</translation>
    </message>
    <message>
      <source>The nine weights can be anything. Every weight that is changed changes the whole map, at once.</source>
      <translation>Die neun Gewichte dürfen beliebig sein. Jedes Gewicht, das geändert wird, ändert sofort die ganze Karte.</translation>
    </message>
    <message>
      <source>The nine weights move by one column. Again nine products, again one sum: 3. The weights are the same as before, only the pixels below them are others.</source>
      <translation>Die neun Gewichte rücken um eine Spalte weiter. Wieder neun Produkte, wieder eine Summe: 3. Die Gewichte sind dieselben wie zuvor, nur die Pixel darunter sind andere.</translation>
    </message>
    <message>
      <source>The number is hidden; Page Down uncovers it. The answer is 4. Who says 5 has taken the lower left corner for a one, who says 7 has counted the white pixels without their weights.</source>
      <translation>Die Zahl ist verborgen; „Bild ab“ deckt sie auf. Die Antwort ist 4. Wer 5 sagt, hat die untere linke Ecke für eine Eins gehalten, wer 7 sagt, hat die weißen Pixel ohne ihre Gewichte gezählt.</translation>
    </message>
    <message>
      <source>The other filter looks for level edges. It says yes on one side of a level stroke and no on the other; to an upright stroke it says next to nothing.</source>
      <translation>Der andere Filter sucht waagerechte Kanten. Er sagt auf der einen Seite eines waagerechten Strichs ja und auf der anderen nein; zu einem senkrechten Strich sagt er fast nichts.</translation>
    </message>
    <message>
      <source>The panel shows the 25 learned weights of the chosen filter. Page Down chooses one for level edges, then one in which nobody sees a meaning at once: not every learned filter can be named. Who designs a network chooses how many filters it has and how large they are, and learning does the rest.</source>
      <translation>Im Bedienfeld stehen die 25 gelernten Gewichte des gewählten Filters. „Bild ab“ wählt einen für waagerechte Kanten, dann einen, dem man nicht sofort eine Bedeutung ansieht: Nicht jeder gelernte Filter lässt sich benennen. Wer ein Netz entwirft, wählt, wie viele Filter es hat und wie groß sie sind, und das Lernen erledigt den Rest.</translation>
    </message>
    <message>
      <source>The picture has moved by one row and one column, and the answers have moved with it. No weight had to be learned anew.</source>
      <translation>Das Bild ist um eine Zeile und eine Spalte verschoben, und die Antworten mit ihm. Kein Gewicht musste neu gelernt werden.</translation>
    </message>
    <message>
      <source>The picture is 25 zeros and ones. Nine weights lie on its upper left corner. Multiply what lies on top of each other, and add the nine products: 4.</source>
      <translation>Das Bild besteht aus 25 Nullen und Einsen. Neun Gewichte liegen auf seiner oberen linken Ecke. Was übereinanderliegt, wird multipliziert, und die neun Produkte werden addiert: 4.</translation>
    </message>
    <message>
      <source>The picture is a 5 as before. The bias does not look at it: raise it further, and other digits become a 3 as well.</source>
      <translation>Das Bild ist eine 5 wie zuvor. Der Bias sieht es nicht an: Wird er weiter erhöht, so werden auch andere Ziffern zu einer 3.</translation>
    </message>
    <message>
      <source>The random weights again, and 10 000 drawn shapes. 1 000 of them are kept aside for validation: the network never learns from these. Each step looks at 64 of the others.</source>
      <translation>Wieder die zufälligen Gewichte, und 10 000 gezeichnete Formen. 1 000 davon sind zur Validierung beiseitegelegt: Aus ihnen lernt das Netz nie. Jeder Schritt sieht sich 64 der anderen an.</translation>
    </message>
    <message>
      <source>The red filter answers to upright edges, the green one to level edges. Each stroke has an edge on either side: the sign tells on which side of the edge it is bright.</source>
      <translation>Der rote Filter antwortet auf senkrechte Kanten, der grüne auf waagerechte. Jeder Strich hat auf beiden Seiten eine Kante: Das Vorzeichen sagt, auf welcher Seite der Kante es hell ist.</translation>
    </message>
    <message>
      <source>The same 2, four pixels further to the left and five down. It is still read as a 2: filters find strokes anywhere, and pooling forgives the rest. Does it forgive thicker strokes, too?</source>
      <translation>Dieselbe 2, vier Pixel weiter links und fünf tiefer. Sie wird weiter als 2 gelesen: Filter finden Striche überall, und Pooling verzeiht den Rest. Verzeiht es auch dickere Striche?</translation>
    </message>
    <message>
      <source>The same 4, two pixels further down and to the right. Now it is called a 6, with 98 %: wrong, and certain. Moved like this, not one of the ten digits is read right.</source>
      <translation>Dieselbe 4, zwei Pixel weiter unten und rechts. Jetzt heißt sie 6, mit 98 %: falsch und selbstsicher. So verschoben wird keine einzige der zehn Ziffern richtig gelesen.</translation>
    </message>
    <message>
      <source>The same blocks once more, both ways. In the first block the numbers are alike: 20 is the largest, 13 the mean.</source>
      <translation>Noch einmal dieselben Blöcke, auf beide Arten. Im ersten Block sind sich die Zahlen ähnlich: 20 ist die größte, 13 der Mittelwert.</translation>
    </message>
    <message>
      <source>The same blocks, but now each becomes its mean. The first is (12 + 20 + 8 + 12) / 4. What are the four numbers?</source>
      <translation>Dieselben Blöcke, aber jetzt wird jeder zu seinem Mittelwert. Der erste ist (12 + 20 + 8 + 12) / 4. Welche vier Zahlen ergeben sich?</translation>
    </message>
    <message>
      <source>The same by trying: make the weight a little larger, then a little smaller, and compare the two losses. It is the same number.</source>
      <translation>Dasselbe durch Ausprobieren: das Gewicht ein wenig größer machen, dann ein wenig kleiner, und die beiden Verluste vergleichen. Es ist dieselbe Zahl.</translation>
    </message>
    <message>
      <source>The same chain with ReLU instead. This is the map after the first one; what will it be after the fourth?</source>
      <translation>Dieselbe Kette, aber mit ReLU. Das ist die Karte nach der ersten; wie wird sie nach der vierten aussehen?</translation>
    </message>
    <message>
      <source>The same few weights at every place</source>
      <translation>Dieselben wenigen Gewichte an jeder Stelle</translation>
    </message>
    <message>
      <source>The same for a photograph</source>
      <translation>Dasselbe für ein Foto</translation>
    </message>
    <message>
      <source>The same for upright edges: red is designed, green is learned.</source>
      <translation>Dasselbe für senkrechte Kanten: Rot ist entworfen, Grün ist gelernt.</translation>
    </message>
    <message>
      <source>The same map, before and after</source>
      <translation>Dieselbe Karte, vorher und nachher</translation>
    </message>
    <message>
      <source>The same moved 4, read by the network with shared filters. It has fewer numbers, 7 434, and says 4 with more than 99 %. Its filters find a stroke wherever it lies.</source>
      <translation>Dieselbe verschobene 4, gelesen vom Netz mit geteilten Filtern. Es hat weniger Zahlen, nämlich 7 434, und sagt mit mehr als 99 %: eine 4. Seine Filter finden einen Strich, wo immer er liegt.</translation>
    </message>
    <message>
      <source>The same picture and the same two filters, with a ReLU between. First, all that is below zero in the map of the first filter becomes 0.</source>
      <translation>Dasselbe Bild und dieselben zwei Filter, mit einer ReLU dazwischen. Zuerst wird alles, was in der Karte des ersten Filters unter null liegt, zu 0.</translation>
    </message>
    <message>
      <source>The same picture, with shared filters</source>
      <translation>Dasselbe Bild, mit geteilten Filtern</translation>
    </message>
    <message>
      <source>The same way backwards: from the probability to the score, from its largest terms to the maps, from there to the strokes of the drawing.</source>
      <translation>Derselbe Weg rückwärts: von der Wahrscheinlichkeit zum Punktwert, von seinen größten Summanden zu den Karten, von dort zu den Strichen der Zeichnung.</translation>
    </message>
    <message>
      <source>The same weights to begin with, but 5 000 images, and only one in ten for validation: 4 500 to learn from instead of 50. What will the validation loss do now?</source>
      <translation>Dieselben Gewichte zu Beginn, aber 5 000 Bilder, und nur eines von zehn zur Validierung: 4 500 zum Lernen statt 50. Was tut der Verlust der Validierung jetzt?</translation>
    </message>
    <message>
      <source>The same weights, after the five steps, and a square. What does the network say? Look at the bars.</source>
      <translation>Dieselben Gewichte, nach den fünf Schritten, und ein Quadrat. Was sagt das Netz? Sehen Sie auf die Balken.</translation>
    </message>
    <message>
      <source>The same, number for number. What is above zero passes unchanged, however many layers there are; and nothing is cheaper to compute.</source>
      <translation>Dieselbe, Zahl für Zahl. Was über null liegt, kommt unverändert durch, wie viele Schichten es auch sind; und nichts ist billiger zu berechnen.</translation>
    </message>
    <message>
      <source>The scores of “5” and “3” are about 19 apart, so the bias of “3” has to grow by more than that. Raise it by 25 and open other digits with File, Open sample: 1, 2, 7 and 8 are called 3 as well. A network that sees one class too often learns such a bias.</source>
      <translation>Die Punktwerte von „5“ und „3“ liegen etwa 19 auseinander, also muss der Bias von „3“ um mehr als das wachsen. Ihn um 25 erhöhen und mit „Datei“, „Beispiel öffnen“ andere Ziffern öffnen: 1, 2, 7 und 8 werden ebenfalls 3 genannt. Ein Netz, das eine Klasse zu oft sieht, lernt einen solchen Bias.</translation>
    </message>
    <message>
      <source>The second filter adds up five cells of that map. Two convolutions in a row: remember the nine numbers on the right, −3, −4, 3 in the first row.</source>
      <translation>Der zweite Filter addiert fünf Zellen jener Karte. Zwei Faltungen hintereinander: die neun Zahlen rechts merken, −3, −4, 3 in der ersten Zeile.</translation>
    </message>
    <message>
      <source>The second filter does the same for green. Two filters make two maps, whatever the number of channels that they read.</source>
      <translation>Der zweite Filter tut dasselbe für Grün. Zwei Filter machen zwei Karten, wie viele Kanäle sie auch lesen.</translation>
    </message>
    <message>
      <source>The second row: one row further down, and again from left to right. 2 4 3.</source>
      <translation>Die zweite Zeile: eine Zeile tiefer und wieder von links nach rechts. 2 4 3.</translation>
    </message>
    <message>
      <source>The sigmoid squeezes every value between 0 and 1, on a curve that is never quite flat and never steep. For a long time it was the usual choice.</source>
      <translation>Die Sigmoid-Funktion drückt jeden Wert zwischen 0 und 1, auf einer Kurve, die nie ganz flach und nie steil ist. Lange Zeit war sie die übliche Wahl.</translation>
    </message>
    <message>
      <source>The six numbers below zero have become 0, the ten others are what they were. The step has a name: ReLU, for rectified linear unit.</source>
      <translation>Aus den sechs Zahlen unter null ist 0 geworden, die zehn anderen sind, was sie waren. Der Schritt hat einen Namen: ReLU, für „rectified linear unit“.</translation>
    </message>
    <message>
      <source>The size is hidden, and the maps with it; Page Down uncovers both. Let the audience work it out: 256 + 6 − 7 is 255, half of it rounded down is 127, plus 1. A typed answer that is wrong is told which mistake leads to it, such as 129 for rounding up.</source>
      <translation>Die Größe ist verborgen und die Karten mit ihr; „Bild ab“ deckt beides auf. Das Publikum rechnen lassen: 256 + 6 − 7 ist 255, die Hälfte davon abgerundet 127, plus 1. Eine falsche getippte Antwort erfährt, welcher Fehler zu ihr führt, etwa 129 durch Aufrunden.</translation>
    </message>
    <message>
      <source>The step after every convolution, its relatives, why there has to be such a step at all, and why the simplest is the usual choice.</source>
      <translation>Der Schritt nach jeder Faltung, seine Verwandten, warum es einen solchen Schritt überhaupt braucht und warum der einfachste die übliche Wahl ist.</translation>
    </message>
    <message>
      <source>The stride is how far the window moves from one place to the next. At stride 1 a picture of 6 × 6 gives a map of 4 × 4.</source>
      <translation>Die Schrittweite ist, wie weit das Fenster von einer Stelle zur nächsten rückt. Bei Schrittweite 1 ergibt ein Bild von 6 × 6 eine Karte von 4 × 4.</translation>
    </message>
    <message>
      <source>The third row: 2 3 4. The picture is five cells wide and the window three, so there are 5 − 3 + 1 = 3 places in a row, and the result is 3 × 3.</source>
      <translation>Die dritte Zeile: 2 3 4. Das Bild ist fünf Zellen breit und das Fenster drei, also gibt es in einer Zeile 5 − 3 + 1 = 3 Plätze, und das Ergebnis ist 3 × 3 groß.</translation>
    </message>
    <message>
      <source>The three once more: sixteen filters that each look at all eight maps, ReLU, pooling. What is left are 16 maps of 5 × 5.</source>
      <translation>Noch einmal die drei: sechzehn Filter, von denen jeder alle acht Karten betrachtet, ReLU, Pooling. Übrig sind 16 Karten von 5 × 5.</translation>
    </message>
    <message>
      <source>The time machine</source>
      <translation>Die Zeitmaschine</translation>
    </message>
    <message>
      <source>The training has kept its weights on the way. Below the curve is a slider, and it moves all of the window: maps, bars and filters, forwards and backwards.</source>
      <translation>Das Training hat unterwegs seine Gewichte aufgehoben. Unter der Kurve ist ein Regler, und er bewegt das ganze Fenster: Karten, Balken und Filter, vor und zurück.</translation>
    </message>
    <message>
      <source>The unit for “3” reads the same 400 cells with other weights. Its score is −1.50, the second best; that of “5” is 17.74.</source>
      <translation>Die Einheit für „3“ liest dieselben 400 Zellen mit anderen Gewichten. Ihr Punktwert ist −1,50, der zweitbeste; der von „5“ ist 17,74.</translation>
    </message>
    <message>
      <source>The unit for “5” has a weight for each of the 400 cells. Weight times cell is an argument: above zero it speaks for the class, below zero against it. All of them and a bias are the score.</source>
      <translation>Die Einheit für „5“ hat ein Gewicht für jede der 400 Zellen. Gewicht mal Zelle ist ein Argument: Über null spricht es für die Klasse, unter null gegen sie. Alle zusammen und ein Bias sind der Punktwert.</translation>
    </message>
    <message>
      <source>The values are hidden until Page Down uncovers them; the next one walks through the blocks. The answers are 13, 8, 79 and 19.5. Who says 20 for the first one has taken the largest.</source>
      <translation>Die Werte sind verborgen, bis „Bild ab“ sie aufdeckt; das nächste „Bild ab“ läuft durch die Blöcke. Die Antworten sind 13, 8, 79 und 19,5. Wer bei der ersten 20 sagt, hat die größte Zahl genommen.</translation>
    </message>
    <message>
      <source>The weights of the sharpening filter add up to one. When they add up to zero, an even area answers zero, whatever its brightness, and only differences are left.</source>
      <translation>Die Gewichte des Schärfungsfilters ergeben zusammen eins. Ergeben sie null, antwortet eine gleichmäßige Fläche mit null, egal wie hell sie ist, und nur Unterschiede bleiben übrig.</translation>
    </message>
    <message>
      <source>The whole 5 again: nearly 100 %. Before the exponential, scores can be divided by a temperature. The order of the classes stays, but they come closer together.</source>
      <translation>Wieder die ganze 5: fast 100 %. Vor der Exponentialfunktion lassen sich die Punktwerte durch eine Temperatur teilen. Die Reihenfolge der Klassen bleibt, aber sie rücken näher zusammen.</translation>
    </message>
    <message>
      <source>The whole in five steps</source>
      <translation>Das Ganze in fünf Schritten</translation>
    </message>
    <message>
      <source>The window covers four numbers and keeps the largest: 20. Then it moves on by two, so that no number is read twice. Of 16 numbers four will be left.</source>
      <translation>Das Fenster bedeckt vier Zahlen und behält die größte: 20. Dann rückt es um zwei weiter, sodass keine Zahl zweimal gelesen wird. Von 16 Zahlen werden vier übrig sein.</translation>
    </message>
    <message>
      <source>The window has come to the middle of the picture. Work the number out before you look: which ones of the picture lie under a one of the pattern?</source>
      <translation>Das Fenster ist in der Mitte des Bildes angekommen. Die Zahl ausrechnen, bevor sie sich zeigt: Welche Einsen des Bildes liegen unter einer Eins des Musters?</translation>
    </message>
    <message>
      <source>Then the second filter adds up. All nine numbers are others than before: the first row is 1, 1, 5 now, and it was −3, −4, 3.</source>
      <translation>Dann addiert der zweite Filter. Alle neun Zahlen sind andere als zuvor: Die erste Zeile ist jetzt 1, 1, 5, und sie war −3, −4, 3.</translation>
    </message>
    <message>
      <source>These numbers are learned, here from handwritten digits: the 25 weights of one filter, and its bias. They are the parameters. Training sets them, nobody chooses them.</source>
      <translation>Diese Zahlen sind gelernt, hier an handgeschriebenen Ziffern: die 25 Gewichte eines Filters und sein Bias. Das sind die Parameter. Das Training stellt sie ein, niemand wählt sie.</translation>
    </message>
    <message>
      <source>Third, pooling: of every 2 × 2 numbers the largest is left. A quarter of the data, and a small shift does not matter.</source>
      <translation>Drittens, Pooling: Von je 2 × 2 Zahlen bleibt die größte. Ein Viertel der Daten, und eine kleine Verschiebung macht nichts aus.</translation>
    </message>
    <message>
      <source>This filter looks for a slanted cross. Nine weights serve the whole picture: wherever a cross lies, the map answers 5, and nowhere else.</source>
      <translation>Dieser Filter sucht ein schräges Kreuz. Neun Gewichte genügen für das ganze Bild: Wo immer ein Kreuz liegt, antwortet die Karte mit 5, und sonst nirgends.</translation>
    </message>
    <message>
      <source>This is all the network gets: 28 × 28 numbers. The brush is ready: draw a digit of your own on the left, and watch all the rest follow.</source>
      <translation>Das ist alles, was das Netz bekommt: 28 × 28 Zahlen. Der Pinsel liegt bereit: links eine eigene Ziffer zeichnen und zusehen, wie alles andere folgt.</translation>
    </message>
    <message>
      <source>This is the end of the course: go back to any lesson that somebody asks for. Good next steps: draw, change a filter and see what becomes of the answer, or train a network of your own. Every number on the screen can be asked why.</source>
      <translation>Das ist das Ende des Kurses: zu jeder Lektion zurückgehen, nach der jemand fragt. Gute nächste Schritte: zeichnen, einen Filter ändern und sehen, was aus der Antwort wird, oder ein eigenes Netz trainieren. Jede Zahl auf dem Bildschirm lässt sich nach ihrem Warum fragen.</translation>
    </message>
    <message>
      <source>This is the first network again. The brush is in hand in the panel on the left: go along the strokes once more, beside them. The praise is only for strokes about twice as thick that are still read as a 2. It does not hold for all: a 1 that is pushed right into this corner is taken for a 4, because the last layer has a weight for each place.</source>
      <translation>Das ist wieder das erste Netz. Der Pinsel liegt im Bedienfeld links bereit: noch einmal an den Strichen entlangfahren, neben ihnen. Gelobt werden nur Striche, die etwa doppelt so dick sind und weiter als 2 gelesen werden. Es gilt nicht für alle: Eine 1, die ganz in diese Ecke geschoben wird, hält das Netz für eine 4, weil die letzte Schicht für jede Stelle ein eigenes Gewicht hat.</translation>
    </message>
    <message>
      <source>This network looks at a digit with eight filters, and each makes a map of its own. What do several filters see that one does not? And where do their weights come from?</source>
      <translation>Dieses Netz sieht eine Ziffer mit acht Filtern an, und jeder macht eine eigene Karte. Was sehen mehrere Filter, was einer nicht sieht? Und woher kommen ihre Gewichte?</translation>
    </message>
    <message>
      <source>This one has learned weights above zero at the top and below zero at the bottom: it answers to level edges, though nobody told it what an edge is.</source>
      <translation>Dieser hat oben Gewichte über null und unten Gewichte unter null gelernt: Er antwortet auf waagerechte Kanten, obwohl ihm niemand gesagt hat, was eine Kante ist.</translation>
    </message>
    <message>
      <source>Three cells further to the right, on the other side of the stroke, the value is below zero. Here the curve is flat: max(0, x) is 0, however far below zero x is.</source>
      <translation>Drei Zellen weiter rechts, auf der anderen Seite des Strichs, liegt der Wert unter null. Hier ist die Kurve flach: max(0, x) ist 0, wie weit x auch unter null liegt.</translation>
    </message>
    <message>
      <source>Through a ReLU it passes where the gate is open, that is where the cell was above zero. Through a closed gate nothing comes back.</source>
      <translation>Durch eine ReLU kommt er, wo das Tor offen ist, wo also die Zelle über null lag. Durch ein geschlossenes Tor kommt nichts zurück.</translation>
    </message>
    <message>
      <source>Through a maximum only the winner gets the gradient: the other three cells of the window changed nothing, so they are not to blame.</source>
      <translation>Durch ein Maximum bekommt nur der Gewinner den Gradienten: Die anderen drei Zellen des Fensters haben nichts bewirkt, also sind sie nicht schuld.</translation>
    </message>
    <message>
      <source>To the class: 7 434 learned numbers</source>
      <translation>Zur Klasse: 7 434 gelernte Zahlen</translation>
    </message>
    <message>
      <source>Too many parameters: overfitting</source>
      <translation>Zu viele Parameter: Überanpassung (Overfitting)</translation>
    </message>
    <message>
      <source>Too many weights do harm, too. This fully connected network has 7 850 numbers, and was fitted to ten pictures only: the digits 0 to 9. Shown one of them, it is as sure as can be: a 6.</source>
      <translation>Zu viele Gewichte schaden auch. Dieses vollständig verbundene Netz hat 7 850 Zahlen und wurde nur an zehn Bilder angepasst: die Ziffern 0 bis 9. Zeigt man ihm eine davon, ist es so sicher wie möglich: eine 6.</translation>
    </message>
    <message>
      <source>Train the network, until it names 95 % of the validation images rightly.</source>
      <translation>Trainieren Sie das Netz, bis es 95 % der Validierungsbilder richtig benennt.</translation>
    </message>
    <message>
      <source>Try 2, 4 and 8 for window and stride. Every pooling is this trade: less data, and with the mean less noise, for less exact places. That many networks pool with the maximum has another reason: it keeps strong answers of a filter, however small their share of the block.</source>
      <translation>Für Fenster und Schrittweite 2, 4 und 8 ausprobieren. Jedes Pooling ist dieser Tausch: weniger Daten, und beim Mittelwert weniger Rauschen, gegen ungenauere Stellen. Dass viele Netze das Maximum nehmen, hat einen anderen Grund: Es behält starke Antworten eines Filters, wie klein ihr Anteil am Block auch ist.</translation>
    </message>
    <message>
      <source>Turn on Flip: what does the point answer now?</source>
      <translation>„Kern drehen“ einschalten: Was antwortet der Punkt jetzt?</translation>
    </message>
    <message>
      <source>Turn the red filter by 90°, with its button or by hand. What does its map look like?</source>
      <translation>Den roten Filter um 90° drehen, mit seiner Schaltfläche oder von Hand. Wie sieht seine Karte aus?</translation>
    </message>
    <message>
      <source>Turned by 90°, the red filter answers to level edges, too. Its map is that of the green one with the signs exchanged: the direction is in the weights.</source>
      <translation>Um 90° gedreht antwortet auch der rote Filter auf waagerechte Kanten. Seine Karte ist die des grünen mit vertauschten Vorzeichen: Die Richtung steckt in den Gewichten.</translation>
    </message>
    <message>
      <source>Turned round, black and white are as they were when the network learned.</source>
      <translation>Umgekehrt sind Schwarz und Weiß so, wie sie beim Lernen des Netzes waren.</translation>
    </message>
    <message>
      <source>Twice the image side: the fully connected layer grows to four times its size, 12 000 001 000 numbers. The filters still have 28 000.</source>
      <translation>Doppelte Bildseite: Die vollständig verbundene Schicht wächst auf das Vierfache, 12 000 001 000 Zahlen. Die Filter haben immer noch 28 000.</translation>
    </message>
    <message>
      <source>Two answers to one picture</source>
      <translation>Zwei Antworten auf ein Bild</translation>
    </message>
    <message>
      <source>Two convolutions melt into one</source>
      <translation>Zwei Faltungen verschmelzen zu einer</translation>
    </message>
    <message>
      <source>Two filters walk over the same picture, a red and a green one. Each fills a map of its own.</source>
      <translation>Zwei Filter laufen über dasselbe Bild, ein roter und ein grüner. Jeder füllt eine eigene Karte.</translation>
    </message>
    <message>
      <source>Two filters, two feature maps</source>
      <translation>Zwei Filter, zwei Merkmalskarten</translation>
    </message>
    <message>
      <source>Two filters, two feature maps: a layer with many filters makes as many maps of one picture.</source>
      <translation>Zwei Filter, zwei Merkmalskarten: Eine Schicht mit vielen Filtern macht aus einem Bild ebenso viele Karten.</translation>
    </message>
    <message>
      <source>Two windows walk together</source>
      <translation>Zwei Fenster laufen gemeinsam</translation>
    </message>
    <message>
      <source>Watch the large map while you go on and back with Page Down and Page Up: only the blue goes. All maps of this scene have one range of colours, so that a number keeps its colour from map to map. Of the cells, 19 % were below zero, 62 % were zero before, and 19 % pass.</source>
      <translation>Auf die große Karte achten und mit „Bild ab“ und „Bild auf“ vor und zurück gehen: Nur das Blau verschwindet. Alle Karten dieser Szene haben einen gemeinsamen Wertebereich, damit eine Zahl von Karte zu Karte ihre Farbe behält. Von den Zellen lagen 19 % unter null, 62 % waren schon null, und 19 % kommen durch.</translation>
    </message>
    <message>
      <source>Weights below zero</source>
      <translation>Gewichte unter null</translation>
    </message>
    <message>
      <source>Weights of both signs find differences. This filter answers where it gets brighter to the right; where it gets darker the sum is below zero, and black here.</source>
      <translation>Gewichte beider Vorzeichen finden Unterschiede. Dieser Filter antwortet, wo es nach rechts heller wird; wo es dunkler wird, ist die Summe unter null und hier schwarz.</translation>
    </message>
    <message>
      <source>What do many filters see?</source>
      <translation>Was sehen viele Filter?</translation>
    </message>
    <message>
      <source>What happens at the border?</source>
      <translation>Was geschieht am Rand?</translation>
    </message>
    <message>
      <source>What is the number in the middle?</source>
      <translation>Welche Zahl steht in der Mitte?</translation>
    </message>
    <message>
      <source>What it costs when every unit sees every pixel, why that learns by heart, and what it costs when filters are shared.</source>
      <translation>Was es kostet, wenn jede Einheit jedes Pixel sieht, warum dabei auswendig gelernt wird, und was es kostet, wenn Filter geteilt werden.</translation>
    </message>
    <message>
      <source>What shared filters cost</source>
      <translation>Was geteilte Filter kosten</translation>
    </message>
    <message>
      <source>What to remember</source>
      <translation>Was man sich merken sollte</translation>
    </message>
    <message>
      <source>What to take home</source>
      <translation>Was wir mitnehmen</translation>
    </message>
    <message>
      <source>Where networks look at pictures</source>
      <translation>Wo Netze auf Bilder schauen</translation>
    </message>
    <message>
      <source>Which part of the digit argues?</source>
      <translation>Welcher Teil der Ziffer argumentiert?</translation>
    </message>
    <message>
      <source>Which strokes make an 8? Erase some, and watch the probabilities while you do.</source>
      <translation>Welche Striche machen eine 8 aus? Einige ausradieren und dabei die Wahrscheinlichkeiten beobachten.</translation>
    </message>
    <message>
      <source>Which way is down? The gradient</source>
      <translation>Wo geht es bergab? Der Gradient</translation>
    </message>
    <message>
      <source>Why ReLU is the usual choice</source>
      <translation>Warum ReLU die übliche Wahl ist</translation>
    </message>
    <message>
      <source>Why does it slide small filters over the picture? Would it not be simpler to connect every pixel to everything? That is the question of this lesson.</source>
      <translation>Warum lässt es kleine Filter über das Bild gleiten? Wäre es nicht einfacher, jedes Pixel mit allem zu verbinden? Das ist die Frage dieser Lektion.</translation>
    </message>
    <message>
      <source>Why not connect everything?</source>
      <translation>Warum nicht alles verbinden?</translation>
    </message>
    <message>
      <source>Why? shows both ways: 81 % of this cell came over the skip connection, 19 % from the convolutions. Either can be followed back to the pixels.</source>
      <translation>„Warum?“ zeigt beide Wege: 81 % dieser Zelle kamen über die Skip-Verbindung, 19 % von den Faltungen. Jeder lässt sich bis zu den Pixeln zurückverfolgen.</translation>
    </message>
    <message>
      <source>With 1000 units in the first layer it is 3 000 000 000 weights: 12 GB, before anything was learned.</source>
      <translation>Mit 1000 Einheiten in der ersten Schicht sind es 3 000 000 000 Gewichte: 12 GB, noch bevor irgendetwas gelernt wurde.</translation>
    </message>
    <message>
      <source>With 6 instead of 1 in the middle, every row adds up to 10. Nine entries of the matrix have changed, one in each row: they are one single weight.</source>
      <translation>Mit 6 statt 1 in der Mitte ergibt jede Zeile 10. Neun Einträge der Matrix haben sich geändert, einer in jeder Zeile: Sie sind ein einziges Gewicht.</translation>
    </message>
    <message>
      <source>With Flip, the filter is turned before it is laid on the picture. Now the point answers 1 to 9, in reading order.</source>
      <translation>Mit „Umdrehen“ wird der Filter gedreht, bevor er auf das Bild gelegt wird. Jetzt antwortet der Punkt mit 1 bis 9, in Leserichtung.</translation>
    </message>
    <message>
      <source>With a bias of 25, the unit for “3” has the highest score, though the picture is still a 5.</source>
      <translation>Mit einem Bias von 25 hat die Einheit für „3“ die höchste Punktzahl, obwohl das Bild immer noch eine 5 ist.</translation>
    </message>
    <message>
      <source>With a bias of −5, even the strongest answer stays below zero, and nothing passes.</source>
      <translation>Mit einem Bias von −5 bleibt auch die stärkste Antwort unter null, und nichts kommt durch.</translation>
    </message>
    <message>
      <source>With a padding of 1 the window starts outside: five of its nine cells are added zeros. The map is 5 + 2 · 1 − 3 + 1 = 5 wide, as wide as the picture.</source>
      <translation>Mit einer Auffüllung von 1 beginnt das Fenster außerhalb: Fünf seiner neun Zellen sind hinzugefügte Nullen. Die Karte ist 5 + 2 · 1 − 3 + 1 = 5 breit, so breit wie das Bild.</translation>
    </message>
    <message>
      <source>With a slope of 0, nothing is left of what is below zero.</source>
      <translation>Mit der Steigung 0 bleibt von allem unter null nichts übrig.</translation>
    </message>
    <message>
      <source>With a window of 8 × 8, each number is a mean of 64 pixels, and the noise is nearly gone.</source>
      <translation>Mit einem Fenster von 8 × 8 ist jede Zahl ein Mittel von 64 Pixeln, und das Rauschen ist fast verschwunden.</translation>
    </message>
    <message>
      <source>With stride 1 the blocks overlap: three places in each direction instead of two.</source>
      <translation>Mit Schrittweite 1 überlappen die Blöcke: drei Plätze in jeder Richtung statt zwei.</translation>
    </message>
    <message>
      <source>With stride 2 the blocks lie side by side. With stride 1 they overlap, and the result is hardly smaller than what went in.</source>
      <translation>Mit Schrittweite 2 liegen die Blöcke nebeneinander. Mit Schrittweite 1 überlappen sie sich, und das Ergebnis ist kaum kleiner als das, was hineinging.</translation>
    </message>
    <message>
      <source>Your own filter</source>
      <translation>Ein eigener Filter</translation>
    </message>
  </context>
  <context>
    <name>naming</name>
    <message>
      <source>Class names</source>
      <translation>Klassennamen</translation>
    </message>
    <message>
      <source>Leave it as it was</source>
      <translation>Es lassen, wie es war</translation>
    </message>
    <message>
      <source>Take this over</source>
      <translation>Das übernehmen</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Titel</translation>
    </message>
  </context>
  <context>
    <name>pieces</name>
    <message>
      <source>F1: what this means</source>
      <translation>F1: was das bedeutet</translation>
    </message>
    <message>
      <source>Show everything</source>
      <translation>Alles zeigen</translation>
    </message>
    <message>
      <source>The scene shows only a part of this panel: show all of it</source>
      <translation>Die Szene zeigt nur einen Teil dieses Bedienfelds: alles davon zeigen</translation>
    </message>
  </context>
  <context>
    <name>samples</name>
    <message>
      <source>A bar and a slanted stroke.</source>
      <translation>Ein Balken und ein schräger Strich.</translation>
    </message>
    <message>
      <source>A bar, a corner and a bow.</source>
      <translation>Ein Balken, eine Ecke und ein Bogen.</translation>
    </message>
    <message>
      <source>A face with round glasses: smooth areas inside firm outlines.</source>
      <translation>Ein Gesicht mit runder Brille: glatte Flächen in festen Umrissen.</translation>
    </message>
    <message>
      <source>A long bow that closes to a loop at the bottom.</source>
      <translation>Ein langer Bogen, der sich unten zu einer Schleife schließt.</translation>
    </message>
    <message>
      <source>A loop on top of a straight tail.</source>
      <translation>Eine Schleife auf einem geraden Schweif.</translation>
    </message>
    <message>
      <source>A single white pixel answers with the kernel itself: turn on Flip to see correlation become convolution.</source>
      <translation>Ein einzelnes weißes Pixel antwortet mit dem Kern selbst: „Kern drehen“ einschalten, um zu sehen, wie aus Korrelation Faltung wird.</translation>
    </message>
    <message>
      <source>A single, nearly upright stroke.</source>
      <translation>Ein einzelner, fast aufrechter Strich.</translation>
    </message>
    <message>
      <source>An arch that runs into a flat foot.</source>
      <translation>Ein Bogen, der in einen flachen Fuß ausläuft.</translation>
    </message>
    <message>
      <source>An open top and one long upright.</source>
      <translation>Oben offen und ein langer senkrechter Strich.</translation>
    </message>
    <message>
      <source>Black to white, smoothly above and in steps below.</source>
      <translation>Von Schwarz nach Weiß, oben fließend und unten in Stufen.</translation>
    </message>
    <message>
      <source>Checkerboard</source>
      <translation>Schachbrett</translation>
    </message>
    <message>
      <source>Clothes</source>
      <translation>Kleidung</translation>
    </message>
    <message>
      <source>Decides nothing: its filter is chosen, not learned.</source>
      <translation>Entscheidet nichts: sein Filter ist gewählt, nicht gelernt.</translation>
    </message>
    <message>
      <source>Decides nothing: its filters are chosen, not learned.</source>
      <translation>Entscheidet nichts: seine Filter sind gewählt, nicht gelernt.</translation>
    </message>
    <message>
      <source>Digit 0</source>
      <translation>Ziffer 0</translation>
    </message>
    <message>
      <source>Digit 1</source>
      <translation>Ziffer 1</translation>
    </message>
    <message>
      <source>Digit 2</source>
      <translation>Ziffer 2</translation>
    </message>
    <message>
      <source>Digit 3</source>
      <translation>Ziffer 3</translation>
    </message>
    <message>
      <source>Digit 4</source>
      <translation>Ziffer 4</translation>
    </message>
    <message>
      <source>Digit 5</source>
      <translation>Ziffer 5</translation>
    </message>
    <message>
      <source>Digit 6</source>
      <translation>Ziffer 6</translation>
    </message>
    <message>
      <source>Digit 7</source>
      <translation>Ziffer 7</translation>
    </message>
    <message>
      <source>Digit 8</source>
      <translation>Ziffer 8</translation>
    </message>
    <message>
      <source>Digit 9</source>
      <translation>Ziffer 9</translation>
    </message>
    <message>
      <source>Discs, bars, triangles and frames in plain colours, turned many ways.</source>
      <translation>Scheiben, Balken, Dreiecke und Rahmen in einfachen Farben, vielfach gedreht.</translation>
    </message>
    <message>
      <source>Each column is 17 brighter than the last, so every slope is the same.</source>
      <translation>Jede Spalte ist um 17 heller als die vorige, also ist jede Steigung gleich.</translation>
    </message>
    <message>
      <source>Edge filters</source>
      <translation>Kantenfilter</translation>
    </message>
    <message>
      <source>Edge in noise</source>
      <translation>Kante im Rauschen</translation>
    </message>
    <message>
      <source>Edges both ways, and corners where they meet.</source>
      <translation>Kanten in beiden Richtungen und Ecken, wo sie sich treffen.</translation>
    </message>
    <message>
      <source>Edges in all directions, soft light and fine texture.</source>
      <translation>Kanten in allen Richtungen, weiches Licht und feine Textur.</translation>
    </message>
    <message>
      <source>Eight drawn shapes, with its training: drag the moment under the curve and watch the filters form.</source>
      <translation>Acht gezeichnete Formen, mit dem Training dazu: Ziehen Sie den Moment unter der Kurve und sehen Sie, wie die Filter entstehen.</translation>
    </message>
    <message>
      <source>Five by five pixels, small enough to work out by hand.</source>
      <translation>Fünf mal fünf Pixel, klein genug, um von Hand zu rechnen.</translation>
    </message>
    <message>
      <source>For the network that knows clothes: light on black, as it learned them.</source>
      <translation>Für das Netz, das Kleidung kennt: hell auf Schwarz, wie es sie gelernt hat.</translation>
    </message>
    <message>
      <source>For the network that knows objects: 64 pixels each way, in colour.</source>
      <translation>Für das Netz, das Gegenstände kennt: 64 Pixel in jeder Richtung, in Farbe.</translation>
    </message>
    <message>
      <source>For the network that knows shapes: five points, a little turned.</source>
      <translation>Für das Netz, das Formen kennt: fünf Zacken, etwas gedreht.</translation>
    </message>
    <message>
      <source>Gradient and steps</source>
      <translation>Verlauf und Stufen</translation>
    </message>
    <message>
      <source>Handwritten digits</source>
      <translation>Handgeschriebene Ziffern</translation>
    </message>
    <message>
      <source>House by the lake</source>
      <translation>Haus am See</translation>
    </message>
    <message>
      <source>Learned from 60,000 handwritten digits: draw one and watch how the network reads it.</source>
      <translation>Gelernt aus 60 000 handgeschriebenen Ziffern: eine zeichnen und zusehen, wie das Netz sie liest.</translation>
    </message>
    <message>
      <source>Learned from 60,000 small pictures of clothes, from sandals to coats.</source>
      <translation>Aus 60 000 kleinen Bildern von Kleidung gelernt, von Sandalen bis zu Mänteln.</translation>
    </message>
    <message>
      <source>Letters</source>
      <translation>Buchstaben</translation>
    </message>
    <message>
      <source>Made by: {command}</source>
      <translation>Gemacht mit: {command}</translation>
    </message>
    <message>
      <source>Objects</source>
      <translation>Gegenstände</translation>
    </message>
    <message>
      <source>One closed ring around an empty middle.</source>
      <translation>Ein geschlossener Ring um eine leere Mitte.</translation>
    </message>
    <message>
      <source>One edge under noise that grows from top to bottom.</source>
      <translation>Eine Kante unter Rauschen, das von oben nach unten zunimmt.</translation>
    </message>
    <message>
      <source>One white pixel: a filter's answer to it shows the filter's own weights.</source>
      <translation>Ein weißes Pixel: Die Antwort eines Filters darauf zeigt die Gewichte des Filters selbst.</translation>
    </message>
    <message>
      <source>Orange</source>
      <translation>Orange</translation>
    </message>
    <message>
      <source>Point and kernel</source>
      <translation>Punkt und Kern</translation>
    </message>
    <message>
      <source>Portrait</source>
      <translation>Porträt</translation>
    </message>
    <message>
      <source>Ramp</source>
      <translation>Rampe</translation>
    </message>
    <message>
      <source>Residual network</source>
      <translation>Residuales Netz</translation>
    </message>
    <message>
      <source>Rings that get finer outwards: where they fade, a filter blurs.</source>
      <translation>Ringe, die nach außen feiner werden: Wo sie verblassen, zeichnet ein Filter weich.</translation>
    </message>
    <message>
      <source>Shapes</source>
      <translation>Formen</translation>
    </message>
    <message>
      <source>Siemens star</source>
      <translation>Siemensstern</translation>
    </message>
    <message>
      <source>Single point</source>
      <translation>Einzelner Punkt</translation>
    </message>
    <message>
      <source>Spokes in every direction that narrow to the centre.</source>
      <translation>Speichen in jeder Richtung, die zur Mitte hin schmaler werden.</translation>
    </message>
    <message>
      <source>Star</source>
      <translation>Stern</translation>
    </message>
    <message>
      <source>T-shirt</source>
      <translation>T-Shirt</translation>
    </message>
    <message>
      <source>Ten classic kernels, from blur to emboss, side by side on any picture you open.</source>
      <translation>Zehn klassische Kerne, vom Weichzeichnen bis zum Prägen, nebeneinander auf jedem geöffneten Bild.</translation>
    </message>
    <message>
      <source>Ten kinds of objects in colour photographs, from school buses to ladybugs: open one of yours.</source>
      <translation>Zehn Arten von Gegenständen in Farbfotos, von Schulbussen bis zu Marienkäfern: Öffnen Sie eines von Ihnen.</translation>
    </message>
    <message>
      <source>The same digits, read in two blocks that only change what they are given: follow the skip connections around them.</source>
      <translation>Dieselben Ziffern, gelesen in zwei Blöcken, die nur ändern, was sie bekommen: die Skip-Verbindungen um sie herum verfolgen.</translation>
    </message>
    <message>
      <source>The same strokes thick, thin and tiny: see which of them a filter keeps.</source>
      <translation>Dieselben Striche dick, dünn und winzig: sehen, welche davon ein Filter behält.</translation>
    </message>
    <message>
      <source>Two bows that open to the left.</source>
      <translation>Zwei Bögen, die sich nach links öffnen.</translation>
    </message>
    <message>
      <source>Two loops that share a crossing.</source>
      <translation>Zwei Schleifen, die sich einen Kreuzungspunkt teilen.</translation>
    </message>
    <message>
      <source>Which digit is drawn, 0 to 9.</source>
      <translation>Welche Ziffer gezeichnet ist, 0 bis 9.</translation>
    </message>
    <message>
      <source>Which of eight shapes it is, from circle to arrow.</source>
      <translation>Welche von acht Formen es ist, vom Kreis bis zum Pfeil.</translation>
    </message>
    <message>
      <source>Which of ten kinds of clothes it is.</source>
      <translation>Welche von zehn Arten von Kleidung es ist.</translation>
    </message>
    <message>
      <source>Which of ten kinds of objects a photograph shows.</source>
      <translation>Welche von zehn Arten von Gegenständen ein Foto zeigt.</translation>
    </message>
    <message>
      <source>Zeros and ones</source>
      <translation>Nullen und Einsen</translation>
    </message>
    <message>
      <source>Zone plate</source>
      <translation>Zonenplatte</translation>
    </message>
    <message>
      <source>drawn shapes</source>
      <translation>gezeichneten Formen</translation>
    </message>
    <message>
      <source>photographs set apart</source>
      <translation>zurückgelegten Fotos</translation>
    </message>
    <message>
      <source>test images of Fashion-MNIST</source>
      <translation>Testbildern von Fashion-MNIST</translation>
    </message>
    <message>
      <source>test images of MNIST</source>
      <translation>Testbildern von MNIST</translation>
    </message>
    <message>
      <source>{count} parameters</source>
      <translation>{count} Parameter</translation>
    </message>
    <message>
      <source>{share} % right for {count} {images}, which nothing was learned or chosen by</source>
      <translation>{share} % richtig bei {count} {images}, nach denen nichts gelernt oder gewählt wurde</translation>
    </message>
  </context>
  <context>
    <name>shapes</name>
    <message>
      <source>Lines</source>
      <translation>Linien</translation>
    </message>
    <message>
      <source>Shapes</source>
      <translation>Formen</translation>
    </message>
    <message>
      <source>arrow</source>
      <translation>Pfeil</translation>
    </message>
    <message>
      <source>circle</source>
      <translation>Kreis</translation>
    </message>
    <message>
      <source>cross</source>
      <translation>Kreuz</translation>
    </message>
    <message>
      <source>heart</source>
      <translation>Herz</translation>
    </message>
    <message>
      <source>moon</source>
      <translation>Mond</translation>
    </message>
    <message>
      <source>square</source>
      <translation>Quadrat</translation>
    </message>
    <message>
      <source>star</source>
      <translation>Stern</translation>
    </message>
    <message>
      <source>triangle</source>
      <translation>Dreieck</translation>
    </message>
  </context>
  <context>
    <name>wording</name>
    <message>
      <source>not a number</source>
      <translation>keine Zahl</translation>
    </message>
  </context>
</TS>
