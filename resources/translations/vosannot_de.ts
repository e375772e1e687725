<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>vosannot</name>
        <message>
            <location filename="../../vosannot/adaptation/correcting/loop.py" />
            <source>No object has two exemplars, so the corrector has nothing to learn from: approve a frame or two.</source>
            <translation>Kein Objekt hat zwei Musterbilder, daher gibt es für den Ausbesserer nichts zu lernen: ein oder zwei Bilder bestätigen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/correcting/loop.py" />
            <source>Repair without adapting.</source>
            <translation>Ohne Anpassung reparieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/layers.py" />
            <source>Choose a smaller size or a shorter window.</source>
            <translation>Eine kleinere Größe oder ein kürzeres Fenster wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/loop.py" />
            <source>The network loses an object on the way in every sample it tried, so an iteration changed nothing.</source>
            <translation>In jeder versuchten Stichprobe verliert das Netz unterwegs ein Objekt, deshalb hat eine Iteration nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/loop.py" />
            <source>This clip has no three frames to form a cycle, or its masks are empty: the weights stay as they are.</source>
            <translation>Dieser Clip hat keine drei Bilder für einen Zyklus, oder seine Masken sind leer: die Gewichte bleiben, wie sie sind.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/loop.py" />
            <source>Choose fewer parameters (subset batch-norm or decoder) or no adaptation.</source>
            <translation>Weniger Parameter (Batch-Normen oder Decoder) oder keine Anpassung wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/running.py" />
            <source>The loss is no longer a number: going on with the last good iteration. A lower learning rate may help.</source>
            <translation>Der Loss ist keine Zahl mehr: es geht mit der letzten guten Iteration weiter. Eine kleinere Lernrate kann helfen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/running.py" />
            <source>All iterations were done.</source>
            <translation>Alle Iterationen sind gelaufen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/running.py" />
            <source>Choose no adaptation.</source>
            <translation>Keine Anpassung wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/running.py" />
            <source>Memory does not suffice to adapt, not even at {before} px. {advice}</source>
            <translation>Der Speicher reicht nicht zum Anpassen, nicht einmal bei {before} px. {advice}</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/running.py" />
            <source>Memory ran out while adapting at {before} px: going on at {now} px.</source>
            <translation>Beim Anpassen mit {before} px ging der Speicher aus: weiter mit {now} px.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/running.py" />
            <source>Stopped as asked.</source>
            <translation>Wie gewünscht angehalten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/running.py" />
            <source>The loss was no longer a number.</source>
            <translation>Der Loss war keine Zahl mehr.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/stopping.py" />
            <source>The loss has stopped falling.</source>
            <translation>Der Loss fällt nicht mehr.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/stopping.py" />
            <source>Forward and backward masks agree no better.</source>
            <translation>Vorwärts und rückwärts gerechnete Masken stimmen nicht mehr besser überein.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/stopping.py" />
            <source>Forward and backward masks agreed best after iteration {best}.</source>
            <translation>Vorwärts und rückwärts gerechnete Masken stimmten nach Iteration {best} am besten überein.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/stopping.py" />
            <source>Forward and backward masks have learned to agree.</source>
            <translation>Vorwärts und rückwärts gerechnete Masken haben gelernt übereinzustimmen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/stopping.py" />
            <source>The masks have settled.</source>
            <translation>Die Masken ändern sich nicht mehr.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/stopping.py" />
            <source>An object was vanishing.</source>
            <translation>Ein Objekt war am Verschwinden.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/stopping.py" />
            <source>An object was vanishing after iteration {safe}.</source>
            <translation>Nach Iteration {safe} war ein Objekt am Verschwinden.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/stopping.py" />
            <source>Most iterations lost an object on the way: the original weights are used.</source>
            <translation>Die meisten Iterationen verloren unterwegs ein Objekt: es gelten die ursprünglichen Gewichte.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/zero_shot/loop.py" />
            <source>Frames that were not reached use the original weights.</source>
            <translation>Für Bilder, die nicht erreicht wurden, gelten die ursprünglichen Gewichte.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/zero_shot/loop.py" />
            <source>Choose a smaller batch or no adaptation.</source>
            <translation>Einen kleineren Stapel oder keine Anpassung wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/adaptation/zero_shot/loop.py" />
            <source>All epochs were done.</source>
            <translation>Alle Epochen sind gelaufen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>the disk is full: free some space</source>
            <translation>der Datenträger ist voll: Platz schaffen</translation>
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>your disk quota is used up: free some space</source>
            <translation>der zugeteilte Speicherplatz ist verbraucht: Platz schaffen</translation>
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>that disk is read-only</source>
            <translation>der Datenträger ist schreibgeschützt</translation>
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>you may not write there</source>
            <translation>dort fehlt das Schreibrecht</translation>
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>that folder does not exist</source>
            <translation>den Ordner gibt es nicht</translation>
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>a file of that name is in the way</source>
            <translation>eine Datei dieses Namens ist im Weg</translation>
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>part of that path is a file, not a folder</source>
            <translation>ein Teil des Pfads ist eine Datei, kein Ordner</translation>
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>that is a folder</source>
            <translation>das ist ein Ordner</translation>
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>the name is too long</source>
            <translation>der Name ist zu lang</translation>
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>the disk reports an error</source>
            <translation>der Datenträger meldet einen Fehler</translation>
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>that disk cannot lock files, so put it on another one</source>
            <translation>der Datenträger kann keine Dateien sperren, daher einen anderen nehmen</translation>
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>the drive is gone</source>
            <translation>das Laufwerk ist weg</translation>
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>the network drive has lost it</source>
            <translation>das Netzlaufwerk hat sie verloren</translation>
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <location filename="../../vosannot/media/writer.py" />
            <source>{path} cannot be written: {reason}.</source>
            <translation>{path} lässt sich nicht schreiben: {reason}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/adapting_session.py" />
            <source>The weights of iteration {step} are no longer kept: the worker that had them ended. Adapt again.</source>
            <translation>Die Gewichte von Iteration {step} sind nicht mehr da: der Arbeitsprozess, der sie hatte, ist beendet. Erneut anpassen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/base.py" />
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/motion/info.py" />
            <location filename="../../vosannot/engines/refine/request.py" />
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <location filename="../../vosannot/gui/panels/option_bar.py" />
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/base.py" />
            <source>Short side of the frames the network sees; native keeps the clip's own size. Masks always come out at the clip's own size.</source>
            <translation>Kurze Seite der Bilder, die das Netz sieht; wie im Video behält die Größe des Clips. Masken haben immer die Größe des Clips.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/base.py" />
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/matching.py" />
            <location filename="../../vosannot/engines/motion/info.py" />
            <location filename="../../vosannot/engines/refine/request.py" />
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <location filename="../../vosannot/training/learning/options.py" />
            <source>px</source>
            <translation>px</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/base.py" />
            <source>native</source>
            <translation>wie im Video</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/base.py" />
            <source>Precision</source>
            <translation>Genauigkeit</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/base.py" />
            <source>Threshold</source>
            <translation>Schwelle</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/base.py" />
            <source>Probability from which a pixel belongs to what moves.</source>
            <translation>Wahrscheinlichkeit, ab der ein Bildpunkt zu dem gehört, was sich bewegt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/base.py" />
            <source>Both ways</source>
            <translation>Beide Richtungen</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/base.py" />
            <source>Between two references, propagate from both and blend by distance; takes twice as long there.</source>
            <translation>Zwischen zwei Referenzen von beiden aus ausbreiten und nach Abstand mischen; dauert dort doppelt so lang.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/base.py" />
            <source>Iterations between two previews; never: none. Previews never take more than a tenth of the time.</source>
            <translation>Iterationen zwischen zwei Vorschauen; nie: keine. Vorschauen brauchen nie mehr als ein Zehntel der Zeit.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/base.py" />
            <source>Epochs between two previews; never: none. Previews never take more than a tenth of the time.</source>
            <translation>Epochen zwischen zwei Vorschauen; nie: keine. Vorschauen brauchen nie mehr als ein Zehntel der Zeit.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/base.py" />
            <source>Preview every</source>
            <translation>Vorschau alle</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/base.py" />
            <source>never</source>
            <translation>nie</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/catalogue.py" />
            <source>There is no engine called {engine_id}; known are {listed}.</source>
            <translation>Es gibt kein Verfahren namens {engine_id}; bekannt sind {listed}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/click/network.py" />
            <source>{path} holds no Segment Anything weights: its tensors have other names.</source>
            <translation>{path} enthält keine Gewichte für Segment Anything: seine Tensoren heißen anders.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/click/network.py" />
            <source>{path} does not fit the Segment Anything network: its tensors have odd shapes.</source>
            <translation>{path} passt nicht zum Netz Segment Anything: seine Tensoren haben andere Formen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/click/package.py" />
            <source>Segment Anything is not installed: run `pip install segment-anything==1.0`, or use GrabCut.</source>
            <translation>Segment Anything ist nicht installiert: `pip install segment-anything==1.0` ausführen oder GrabCut verwenden.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/click/package.py" />
            <source>Proposing masks all over a picture needs torchvision.</source>
            <translation>Für Maskenvorschläge im ganzen Bild wird torchvision gebraucht.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/click/sam.py" />
            <source>The picture has not been embedded.</source>
            <translation>Das Bild wurde noch nicht eingelesen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/click/sam.py" />
            <source>Segment Anything needs a point or a box.</source>
            <translation>Segment Anything braucht einen Punkt oder einen Kasten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/click/sam.py" />
            <source>The hint at {x}, {y} lies outside of the frame, which is {width}x{height}.</source>
            <translation>Der Hinweis bei {x}, {y} liegt außerhalb des Bildes, das {width}x{height} groß ist.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/devices.py" />
            <source>This computer has no device {name}; use auto or cpu.</source>
            <translation>Dieser Rechner hat kein Gerät {name}; auto oder cpu verwenden.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/features.py" />
            <source>There are no features called {name}; known are {listed}.</source>
            <translation>Es gibt keine Merkmale namens {name}; bekannt sind {listed}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/flow/choosing.py" />
            <source>There is no flow method {name}; known are {listed}.</source>
            <translation>Es gibt kein Flussverfahren {name}; bekannt sind {listed}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/matching.py" />
            <location filename="../../vosannot/engines/refine/info.py" />
            <location filename="../../vosannot/engines/refine/request.py" />
            <location filename="../../vosannot/engines/stcn/info.py" />
            <location filename="../../vosannot/engines/xmem/info.py" />
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <location filename="../../vosannot/gui/dialogs/about.py" />
            <source>Weights</source>
            <translation>Gewichte</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>A bundled or imported model, or a file that `vosannot train --family frtm` wrote.</source>
            <translation>Ein mitgeliefertes oder importiertes Modell oder eine Datei, die `vosannot train --family frtm` geschrieben hat.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Refine</source>
            <translation>Verfeinern</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Let the refinement network make masks of the target model's coarse scores (S in the paper, section 3.2).</source>
            <translation>Das Verfeinerungsnetz macht aus den groben Werten des Zielmodells Masken (S im Aufsatz, Abschnitt 3.2).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Updates</source>
            <translation>Nachlernen</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Let the target model go on learning from what it has predicted (paper, section 3.4).</source>
            <translation>Das Zielmodell lernt aus dem weiter, was es berechnet hat (Aufsatz, Abschnitt 3.4).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Update every</source>
            <translation>Nachlernen alle</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Predicted frames between two updates of the target model (paper: t_s = 8).</source>
            <translation>Berechnete Bilder zwischen zweimaligem Nachlernen des Zielmodells (Aufsatz: t_s = 8).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/matching.py" />
            <location filename="../../vosannot/engines/refine/info.py" />
            <location filename="../../vosannot/engines/stcn/info.py" />
            <location filename="../../vosannot/engines/xmem/info.py" />
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>frames</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/matching.py" />
            <location filename="../../vosannot/engines/refine/info.py" />
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Learning rate</source>
            <translation>Lernrate</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>How much more each predicted frame counts than the one before, in an update (paper: eta = 0.1).</source>
            <translation>Wie viel mehr beim Nachlernen jedes berechnete Bild zählt als das davor (Aufsatz: eta = 0,1).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Augmented samples</source>
            <translation>Erzeugte Beispiele</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Samples made from each reference: objects cut out, warped, blurred and pasted (paper: 4 and the original).</source>
            <translation>Beispiele, die aus jeder Referenz gemacht werden: Objekte ausgeschnitten, verzerrt, weichgezeichnet und eingesetzt (Aufsatz: 4 und das Original).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/models/fetching.py" />
            <location filename="../../vosannot/engines/refine/info.py" />
            <location filename="../../vosannot/engines/weights.py" />
            <location filename="../../vosannot/gui/dialogs/about.py" />
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Samples, at most</source>
            <translation>Beispiele, höchstens</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>In memory, references included; then the predicted frame that counts least goes (paper: K_max = 80).</source>
            <translation>Im Gedächtnis, Referenzen eingeschlossen; danach geht das berechnete Bild, das am wenigsten zählt (Aufsatz: K_max = 80).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>References count</source>
            <translation>Referenzen zählen</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Least weight of all references together; in the paper they fade as the clip goes on (0).</source>
            <translation>Kleinstes Gewicht aller Referenzen zusammen; im Aufsatz verblassen sie mit der Zeit (0).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>auto: bfloat16 for bundled weights where the device is faster with it; target models always learn in float32.</source>
            <translation>auto: bfloat16 für mitgelieferte Gewichte, wo das Gerät damit schneller ist; Zielmodelle lernen immer in float32.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/matching.py" />
            <location filename="../../vosannot/engines/refine/info.py" />
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Decides augmented samples and where target models begin.</source>
            <translation>Bestimmt die erzeugten Beispiele und den Anfang der Zielmodelle.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>FRTM</source>
            <translation>FRTM</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Learns a small model of each object in about a second; a network refines what it finds.</source>
            <translation>Lernt in etwa einer Sekunde ein kleines Modell jedes Objekts; ein Netz verfeinert, was es findet.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/engine.py" />
            <source>The weights {missing} are not here, so motion alone was looked at (method motion): objects are told apart by being apart.</source>
            <translation>Die Gewichte {missing} fehlen hier, darum wurde nur auf Bewegung geachtet (Verfahren Nur Bewegung): Objekte sind verschieden, wenn sie getrennt sind.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>A bundled, fetched or imported Layers model, or a weight file.</source>
            <translation>Ein mitgeliefertes, geladenes oder importiertes Modell der Art Layers oder eine Gewichtsdatei.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>Short side of the flow that the network sees, rounded to 16 px (paper: 128 x 224). Masks always come out at the clip's own size.</source>
            <translation>Kurze Seite des Flusses, den das Netz sieht, auf 16 px gerundet (Aufsatz: 128 x 224). Masken haben immer die Größe des Clips.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>Window</source>
            <translation>Fenster</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>Frames that are looked at together; the next window begins half-way (paper: 30).</source>
            <translation>Bilder, die zusammen angesehen werden; das nächste Fenster beginnt in der Mitte (Aufsatz: 30).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/motion/info.py" />
            <source>Colour</source>
            <translation>Farbe</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>How much the picture counts: what is found spreads over the shot along pieces of even colour, as with motion alone, and the colours of what moves speak, too. 0: flow alone decides (paper).</source>
            <translation>Wie viel das Bild zählt: Gefundenes breitet sich in der Einstellung über gleichfarbige Stücke aus, wie bei Nur Bewegung, und die Farben dessen, was sich bewegt, zählen mit. 0: nur der Fluss entscheidet (Aufsatz).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Adaptation</source>
            <translation>Anpassung</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>Iterations in which the network adapts to this clip first (paper: about 200), by the best of its own masks, judged and mended by appearance; none: it stays as it is.</source>
            <translation>Iterationen, in denen sich das Netz zuerst an diesen Clip anpasst (Aufsatz: etwa 200), nach den besten seiner eigenen Masken, nach dem Aussehen beurteilt und ausgebessert; keine: es bleibt, wie es ist.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/motion/info.py" />
            <source>Flow</source>
            <translation>Bewegungsfluss</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>How flow is computed. dis: OpenCV, in hundredths of a second; raft: a network, once the model raft-large has been fetched, in seconds a frame without a GPU (paper).</source>
            <translation>Wie der Fluss berechnet wird. dis: OpenCV, in Hundertstelsekunden; raft: ein Netz, sobald das Modell raft-large geladen ist, ohne GPU Sekunden je Bild (Aufsatz).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>Edges</source>
            <translation>Kanten</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>Bring masks to the clip's size along the edges of the picture. Off: flow alone decides (paper).</source>
            <translation>Masken entlang der Kanten des Bildes auf die Größe des Clips bringen. Aus: nur der Fluss entscheidet (Aufsatz).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>Adam's rate while adapting. auto: what the weights' card recommends; 1e-4 at lite size.</source>
            <translation>Adams Rate beim Anpassen. auto: was die Karte der Gewichte empfiehlt; 1e-4 in der Größe lite.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/matching.py" />
            <location filename="../../vosannot/engines/refine/info.py" />
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>auto</source>
            <translation>auto</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>Decides which windows are learned from, and when.</source>
            <translation>Bestimmt, aus welchen Fenstern wann gelernt wird.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>Flow, object by object</source>
            <translation>Fluss, Objekt für Objekt</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>Tells several moving objects apart by their flow, and follows each through the clip.</source>
            <translation>Unterscheidet mehrere bewegte Objekte an ihrem Fluss und verfolgt jedes durch den Clip.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/session.py" />
            <source>Nothing was found that the network could learn from, so it looks with its own weights.</source>
            <translation>Es wurde nichts gefunden, woraus das Netz lernen könnte, also sucht es mit seinen eigenen Gewichten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/session.py" />
            <location filename="../../vosannot/engines/motion/engine.py" />
            <source>{name} is a single picture: nothing can be seen to move in it.</source>
            <translation>{name} ist ein einzelnes Bild: darin lässt sich keine Bewegung sehen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/session.py" />
            <source>None of the masks to learn from lies near the frames to look at.</source>
            <translation>Keine der Masken, aus denen gelernt werden soll, liegt nahe bei den Bildern, die angesehen werden.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <location filename="../../vosannot/engines/stcn/info.py" />
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>A bundled, fetched or imported model, or a checkpoint file in the official layout.</source>
            <translation>Ein mitgeliefertes, geladenes oder importiertes Modell oder eine Datei im offiziellen Aufbau.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Objective</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>How to adapt to this video first (Bertrand et al. 2023). mcc: masks must come back to the first one through a cycle of frames (tt-MCC); ent: masks must be sure of themselves (tt-Ent, trains batch norms only); ae: the first mask must come out of being encoded and decoded as it was (tt-AE); none: use the weights as they are.</source>
            <translation>Wie vorher an dieses Video angepasst wird (Bertrand u. a. 2023). mcc: Masken müssen über einen Zyklus von Bildern zur ersten zurückkehren (tt-MCC); ent: Masken müssen sich sicher sein (tt-Ent, trainiert nur Batch-Normen); ae: die erste Maske muss nach Codieren und Decodieren dieselbe sein (tt-AE); none: die Gewichte nehmen, wie sie sind.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Iterations</source>
            <translation>Iterationen</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Adaptation steps at most. auto: what the weights' card recommends, found on rendered clips; 100 for published weights, 20 for tt-AE (Bertrand et al. 2023, section 4).</source>
            <translation>Anpassungsschritte, höchstens. auto: was die Karte der Gewichte empfiehlt, an gerenderten Clips gefunden; 100 für veröffentlichte Gewichte, 20 für tt-AE (Bertrand u. a. 2023, Abschnitt 4).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>When to stop before that. auto: the rule that did best (docs/results.md), at present stability; fixed: do all iterations; stability: the masks hardly change any more; knee: forward and backward masks have learned most of their agreement; agreement: they agree no better for a while, and the best iteration is used; plateau: the loss no longer falls.</source>
            <translation>Wann vorher angehalten wird. auto: die Regel, die am besten war (docs/results.md), zurzeit stability; fixed: alle Iterationen; stability: die Masken ändern sich kaum noch; knee: Vorwärts- und Rückwärtsmasken haben das meiste ihrer Übereinstimmung gelernt; agreement: sie stimmen eine Weile nicht besser überein, es gilt die beste Iteration; plateau: der Loss fällt nicht mehr.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Warm start</source>
            <translation>Warmstart</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Begin with the weights that the last adaptation to this clip ended with, instead of the network's own.</source>
            <translation>Mit den Gewichten beginnen, mit denen die letzte Anpassung an diesen Clip endete, statt mit denen des Netzes.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Which parameters to train: all (the paper), the decoder, scales and shifts of the batch norms, or low-rank changes of the filters; fewer need less memory.</source>
            <translation>Welche Parameter trainiert werden: alle (Aufsatz), der Decoder, Skalen und Verschiebungen der Batch-Normen oder Änderungen niedrigen Rangs an den Filtern; weniger brauchen weniger Speicher.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Adam's rate while adapting. auto: what the weights' card recommends; 1e-5 for weights trained without real video, 1e-6 for others (Bertrand et al. 2023, section 4).</source>
            <translation>Adams Rate beim Anpassen. auto: was die Karte der Gewichte empfiehlt; 1e-5 für Gewichte, die ohne echte Videos trainiert sind, sonst 1e-6 (Bertrand u. a. 2023, Abschnitt 4).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Samples</source>
            <translation>Stichproben</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Cycles an iteration. auto: 4 for STCN and 1 for XMem (Bertrand et al. 2023), 2 and 1 at lite size.</source>
            <translation>Zyklen je Iteration. auto: 4 für STCN und 1 für XMem (Bertrand u. a. 2023), 2 und 1 bei der kleinen Größe.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Cycle length</source>
            <translation>Zykluslänge</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Frames of a cycle. auto: 3 for STCN, 8 for XMem, as each was trained (Bertrand et al. 2023, who gain 0.6 and 1.3 points with 4 and 5 at a third and two thirds more time).</source>
            <translation>Bilder eines Zyklus. auto: 3 für STCN, 8 für XMem, wie sie trainiert wurden (Bertrand u. a. 2023, die mit 4 und 5 Bildern 0,6 und 1,3 Punkte gewinnen, bei einem und zwei Dritteln mehr Zeit).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Jump step</source>
            <translation>Sprungweite</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>A cycle's next frame is drawn from this many following frames (paper: s = 10).</source>
            <translation>Aus so vielen folgenden Bildern wird das nächste Bild eines Zyklus gezogen (Aufsatz: s = 10).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Average weights</source>
            <translation>Gewichte mitteln</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Use the mean of the weights of all iterations so far, later ones weighing more, instead of the newest ones: single steps are noisy (docs/results.md; Shamir and Zhang 2013). Off: as published.</source>
            <translation>Das Mittel der Gewichte aller bisherigen Iterationen nehmen, spätere zählen mehr, statt der neuesten: einzelne Schritte schwanken (docs/results.md; Shamir und Zhang 2013). Aus: wie veröffentlicht.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Synthetic frames</source>
            <translation>Erzeugte Bilder</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Share of the cycles whose next frames are made from the reference: objects cut out, warped and pasted.</source>
            <translation>Anteil der Zyklen, deren nächste Bilder aus der Referenz gemacht werden: Objekte ausgeschnitten, verzerrt und eingesetzt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Objects a step</source>
            <translation>Objekte je Schritt</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>At most this many objects take part in one iteration (paper: 6).</source>
            <translation>Höchstens so viele Objekte nehmen an einer Iteration teil (Aufsatz: 6).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Adaptation size</source>
            <translation>Größe beim Anpassen</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Short side of the frames while adapting. auto: 240 px at lite size, the size above for published weights.</source>
            <translation>Kurze Seite der Bilder beim Anpassen. auto: 240 px bei der kleinen Größe, für veröffentlichte Gewichte die Größe oben.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>auto: bfloat16 where the device is faster with it and the weights give the same masks; float32: as published code computes.</source>
            <translation>auto: bfloat16, wo das Gerät damit schneller ist und die Gewichte dieselben Masken geben; float32: wie der veröffentlichte Code rechnet.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Decides which frames are drawn.</source>
            <translation>Bestimmt, welche Bilder gezogen werden.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/cards.py" />
            <source>RAFT (flow)</source>
            <translation>RAFT (Fluss)</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/cards.py" />
            <source>Mask corrector</source>
            <translation>Maskenausbesserer</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/cards.py" />
            <source>Mask selector</source>
            <translation>Maskenbeurteiler</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/cards.py" />
            <source>DINO (features)</source>
            <translation>DINO (Merkmale)</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/cards.py" />
            <source>ResNet (backbone)</source>
            <translation>ResNet (Grundnetz)</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/cards.py" />
            <source>Mix transformer (backbone)</source>
            <translation>Mix Transformer (Grundnetz)</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/checking.py" />
            <source>{path} is a folder; name the weight file in it.</source>
            <translation>{path} ist ein Ordner; die Gewichtsdatei darin angeben.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/checking.py" />
            <source>There is no file {path}.</source>
            <translation>Es gibt keine Datei {path}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/checking.py" />
            <location filename="../../vosannot/engines/models/importing.py" />
            <location filename="../../vosannot/masks/png.py" />
            <location filename="../../vosannot/project/exchange/json_files.py" />
            <location filename="../../vosannot/project/exchange/unpacking.py" />
            <location filename="../../vosannot/training/learning/run.py" />
            <source>{path} cannot be read: {reason}.</source>
            <translation>{path} lässt sich nicht lesen: {reason}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/checking.py" />
            <source>{path} is empty; fetch or copy it again.</source>
            <translation>{path} ist leer; noch einmal laden oder kopieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/checking.py" />
            <source>{path} is no weight file: it is neither safetensors nor what torch writes.</source>
            <translation>{path} ist keine Gewichtsdatei: weder safetensors noch das, was torch schreibt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/checking.py" />
            <source>{path} is not a readable weight file (truncated or damaged); fetch it again.</source>
            <translation>{path} ist keine lesbare Gewichtsdatei (abgeschnitten oder beschädigt); noch einmal laden.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/checking.py" />
            <source>{path} is a compressed archive, which torch does not write; it was not opened.</source>
            <translation>{path} ist ein komprimiertes Archiv, wie torch keines schreibt; es wurde nicht geöffnet.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/checking.py" />
            <source>There is not enough memory to check {shown}.</source>
            <translation>Der Speicher reicht nicht, um {shown} zu prüfen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/checking.py" />
            <source>{shown} is not a readable weight file (truncated or damaged).</source>
            <translation>{shown} ist keine lesbare Gewichtsdatei (abgeschnitten oder beschädigt).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{url} changes while it is fetched; try again later.</source>
            <translation>{url} ändert sich, während es geladen wird; später noch einmal versuchen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{error} What has come is kept; the next try goes on there.</source>
            <translation>{error} Was angekommen ist, bleibt; der nächste Versuch geht dort weiter.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{url} sends more than it announced; it was given up.</source>
            <translation>{url} schickt mehr als angekündigt; aufgegeben.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{url} leads to an address that is neither http nor https.</source>
            <translation>{url} führt zu einer Adresse, die weder http noch https ist.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{url} leads in circles (too many redirects).</source>
            <translation>{url} führt im Kreis (zu viele Weiterleitungen).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{host} does not answer.</source>
            <translation>{host} antwortet nicht.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>The connection to {host} broke off.</source>
            <translation>Die Verbindung zu {host} brach ab.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{url} cannot be fetched: {error}.</source>
            <translation>{url} lässt sich nicht laden: {error}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{url} leads to an unencrypted address; it was not followed.</source>
            <translation>{url} führt zu einer unverschlüsselten Adresse; dem wurde nicht gefolgt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{host} is overloaded or out of order (it says {code}).</source>
            <translation>{host} ist überlastet oder gestört (meldet {code}).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{url} cannot be fetched: the server says {code} {reason_phrase}</source>
            <translation>{url} lässt sich nicht laden: der Server meldet {code} {reason_phrase}</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{url} is an empty file.</source>
            <translation>{url} ist eine leere Datei.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{url} is not the file of the catalogue: it has {total} bytes instead of {length}.</source>
            <translation>{url} ist nicht die Datei des Katalogs: sie hat {total} Bytes statt {length}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{url} has {total} bytes, which is more than any model here; it was not fetched.</source>
            <translation>{url} hat {total} Bytes, mehr als jedes Modell hier; es wurde nicht geladen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>There is not enough room in {parent}: {megabytes} MB are needed, {free} MB are free.</source>
            <translation>In {parent} ist nicht genug Platz: {megabytes} MB werden gebraucht, {free} MB sind frei.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{host} sent {have} of {total} bytes.</source>
            <translation>{host} hat {have} von {total} Bytes geschickt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/fetching.py" />
            <source>{url} holds {found} weights, not {family}.</source>
            <translation>{url} enthält Gewichte für {found}, nicht für {family}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/fetching.py" />
            <source>{error}. It was deleted.</source>
            <translation>{error}. Die Datei wurde gelöscht.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/fetching.py" />
            <source>There is no model called {name}; those that can be fetched are {names}.</source>
            <translation>Es gibt kein Modell namens {name}; laden lassen sich {names}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/fetching.py" />
            <source>The catalogue has no address for it.</source>
            <translation>Der Katalog hat dafür keine Adresse.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/fetching.py" />
            <source>{name} cannot be fetched. {why}</source>
            <translation>{name} lässt sich nicht laden. {why}</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/fetching.py" />
            <source>The file from {url} is not the one of the catalogue: its sha256 is {sha256}, not {wanted}.</source>
            <translation>Die Datei von {url} ist nicht die des Katalogs: ihr sha256 ist {sha256}, nicht {wanted}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/fetching.py" />
            <source>The file from {url} is not the one that was here before: its sha256 is {sha256}, not {first} (a copy that you trust can be imported: --name {name} --replace).</source>
            <translation>Die Datei von {url} ist nicht die, die früher hier war: ihr sha256 ist {sha256}, nicht {first} (eine vertraute Kopie lässt sich importieren: --name {name} --replace).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/importing.py" />
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>There is a model called {name} already; give another name.</source>
            <translation>Ein Modell namens {name} gibt es schon; einen anderen Namen geben.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/importing.py" />
            <source>{name} is bundled with the program and cannot be replaced; give another name (--name).</source>
            <translation>{name} ist mitgeliefert und lässt sich nicht ersetzen; einen anderen Namen geben (--name).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/importing.py" />
            <source>There is a model called {name} already: remove it first, replace it (--replace), or give another name (--name).</source>
            <translation>Ein Modell namens {name} gibt es schon: zuerst entfernen, ersetzen (--replace) oder einen anderen Namen geben (--name).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/importing.py" />
            <source>{path} holds {found} weights, but {name} is the name of a model for {family}; give it a name of its own (--name).</source>
            <translation>{path} enthält Gewichte für {found}, aber {name} heißt ein Modell für {family}; einen eigenen Namen geben (--name).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/importing.py" />
            <source>{path} is not the published {file}: its sha256 is {sha256}, not {wanted}; give it a name of its own (--name).</source>
            <translation>{path} ist nicht die veröffentlichte Datei {file}: ihr sha256 ist {sha256}, nicht {wanted}; einen eigenen Namen geben (--name).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/importing.py" />
            <source>{path} is not the {name} that was here before: its sha256 is {sha256}, not {first}; replace it (--replace), or give another name (--name).</source>
            <translation>{path} ist nicht das {name}, das früher hier war: sein sha256 ist {sha256}, nicht {first}; ersetzen (--replace) oder einen anderen Namen geben (--name).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <source>bundled</source>
            <translation>mitgeliefert</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <source>installed</source>
            <translation>installiert</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <source>can be fetched</source>
            <translation>kann geladen werden</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <source>partly fetched</source>
            <translation>teilweise geladen</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <location filename="../../vosannot/gui/panels/model_choice.py" />
            <source>damaged</source>
            <translation>beschädigt</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <source>There is no model called {name}; `vosannot models list` shows them all.</source>
            <translation>Es gibt kein Modell namens {name}; `vosannot models list` zeigt alle.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <source>{name} {why}; there is nothing to remove.</source>
            <translation>{name} {why}; es gibt nichts zu entfernen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <source>{name} is being fetched, imported or removed by another vosannot; wait for that.</source>
            <translation>{name} wird gerade von einem anderen vosannot geladen, importiert oder entfernt; das abwarten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <location filename="../../vosannot/training/learning/record.py" />
            <source>{file} cannot be locked: {error}.</source>
            <translation>{file} lässt sich nicht sperren: {error}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <source>{file} cannot be read: {reason}.</source>
            <translation>{file} lässt sich nicht lesen: {reason}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <source>{file} is the card of another model, {name}: the file must be called like it.</source>
            <translation>{file} ist die Karte eines anderen Modells, {name}: die Datei muss so heißen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/motion/info.py" />
            <source>Short side of the frames that motion is looked at; masks have the clip's.</source>
            <translation>Kurze Seite der Bilder, an denen Bewegung gesucht wird; Masken haben die Größe des Clips.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/motion/info.py" />
            <source>Slowest share</source>
            <translation>Langsamstes</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/motion/info.py" />
            <source>How fast something must move, as a share of what moves fastest in the frame. Lower finds more.</source>
            <translation>Wie schnell sich etwas bewegen muss, als Anteil des Schnellsten im Bild. Kleiner findet mehr.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/motion/info.py" />
            <source>How flow is computed. dis: OpenCV, in hundredths of a second; raft: a network, once the model raft-large has been fetched, in seconds a frame without a GPU.</source>
            <translation>Wie der Fluss berechnet wird. dis: OpenCV, in Hundertstelsekunden; raft: ein Netz, sobald das Modell raft-large geladen ist, ohne GPU Sekunden je Bild.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/motion/info.py" />
            <source>How much the colours of what moves, learned from the clip, count against its motion; 0 looks at motion alone.</source>
            <translation>Wie viel die Farben dessen, was sich bewegt, aus dem Clip gelernt, gegenüber der Bewegung zählen; 0 achtet nur auf Bewegung.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/motion/info.py" />
            <source>Motion alone</source>
            <translation>Nur Bewegung</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/motion/info.py" />
            <source>Finds what moves against the background. Needs no network and no weights, and learns nothing.</source>
            <translation>Findet, was sich vor dem Hintergrund bewegt. Braucht weder Netz noch Gewichte und lernt nichts.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/network_session.py" />
            <source>These weights give other masks in bfloat16: propagating in float32, which is slower.</source>
            <translation>Diese Gewichte geben in bfloat16 andere Masken: es wird in float32 ausgebreitet, was langsamer ist.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/network_session.py" />
            <source>Nothing to propagate: paint and keep at least one frame first.</source>
            <translation>Nichts auszubreiten: zuerst mindestens ein Bild malen und behalten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/network_session.py" />
            <source>There is a mask for frame {frame}, but the clip has frames 0 to {last}.</source>
            <translation>Es gibt eine Maske für Bild {frame}, aber der Clip hat die Bilder 0 bis {last}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/network_session.py" />
            <source>The mask of frame {frame} is {width}x{height}, the clip is {clip_width}x{clip_height}.</source>
            <translation>Die Maske von Bild {frame} ist {width}x{height} groß, der Clip {clip_width}x{clip_height}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/network_session.py" />
            <source>Every annotated frame is empty: paint at least one object first.</source>
            <translation>Jedes bemalte Bild ist leer: zuerst mindestens ein Objekt malen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/network_session.py" />
            <source>Frames to predict must lie between 0 and {last}.</source>
            <translation>Zu berechnende Bilder müssen zwischen 0 und {last} liegen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/planning.py" />
            <source>Nothing to propagate: paint at least one frame first.</source>
            <translation>Nichts auszubreiten: zuerst mindestens ein Bild malen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/planning.py" />
            <source>There is no reference at or before this frame to go forwards from.</source>
            <translation>In diesem Bild und davor gibt es keine Referenz, von der es vorwärts gehen könnte.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/planning.py" />
            <source>There is no reference at or after this frame to go backwards from.</source>
            <translation>In diesem Bild und danach gibt es keine Referenz, von der es rückwärts gehen könnte.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/proposing.py" />
            <source>{name} has no picture between {before} and {after}: things jump there and may be lost.</source>
            <translation>{name} hat kein Bild zwischen {before} und {after}: dort springt alles und kann verloren gehen.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/engines/proposing.py" />
            <source>{name} has no picture between {before} and {after}, and {n} more places: things jump there and may be lost.</source>
            <translation>
                <numerusform>{name} hat kein Bild zwischen {before} und {after} und an {n} weiteren Stelle: dort springt alles und kann verloren gehen.</numerusform>
                <numerusform>{name} hat kein Bild zwischen {before} und {after} und an {n} weiteren Stellen: dort springt alles und kann verloren gehen.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/proposing.py" />
            <source>Paint a first mask, or click the object (S).</source>
            <translation>Eine erste Maske malen oder das Objekt anklicken (S).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/proposing.py" />
            <source>{name} is a single picture, in which nothing can be seen to move. {todo}</source>
            <translation>{name} ist ein einzelnes Bild, in dem sich keine Bewegung sehen lässt. {todo}</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/proposing.py" />
            <source>No frame was looked at before the search was stopped. {todo}</source>
            <translation>Die Suche wurde angehalten, bevor ein Bild angesehen war. {todo}</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/proposing.py" />
            <source>Nothing was found that moves against its background in {name}. {todo}</source>
            <translation>In {name} wurde nichts gefunden, was sich vor dem Hintergrund bewegt. {todo}</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/checking.py" />
            <source>There is a mask for frame {wrong}, but {name} has frames 0 to {frame_count}.</source>
            <translation>Es gibt eine Maske für Bild {wrong}, aber {name} hat die Bilder 0 bis {frame_count}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/checking.py" />
            <source>One mask alone cannot be checked: masks are compared with those of other frames, so give those of two frames at least.</source>
            <translation>Eine Maske allein lässt sich nicht prüfen: Masken werden mit denen anderer Bilder verglichen, daher mindestens zwei Bilder angeben.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/checking.py" />
            <source>There is no mask to check: masks are compared with those of other frames.</source>
            <translation>Es gibt keine Maske zu prüfen: Masken werden mit denen anderer Bilder verglichen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/checking.py" />
            <source>No mask shows an object (all pixels are background), so there is nothing to check.</source>
            <translation>Keine Maske zeigt ein Objekt (alle Bildpunkte sind Hintergrund), daher gibt es nichts zu prüfen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/checking.py" />
            <source>the mask of frame {frame}</source>
            <translation>die Maske von Bild {frame}</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/checking.py" />
            <source>The mask of frame {frame} is {own_width}x{own_height}, but {name} is {width}x{height}.</source>
            <translation>Die Maske von Bild {frame} ist {own_width}x{own_height} groß, aber {name} ist {width}x{height} groß.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>A bundled, fetched or imported mask corrector, or a weight file.</source>
            <translation>Ein mitgelieferter, geladener oder importierter Maskenausbesserer oder eine Gewichtsdatei.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Selector</source>
            <translation>Beurteiler</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>The mask selector that judges masks: a model, or a weight file.</source>
            <translation>Der Maskenbeurteiler, der Masken einschätzt: ein Modell oder eine Gewichtsdatei.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <location filename="../../vosannot/gui/panels/propose.py" />
            <source>Method</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Where better masks come from. corrector: the mask corrector (Xie et al. 2024); propagation: the exemplars' masks, carried to the doubtful frames by the bundled STCN; best: both, and for each frame and object what the mask selector expects the smallest error of.</source>
            <translation>Woher bessere Masken kommen. corrector: der Maskenausbesserer (Xie u. a. 2024); propagation: die Masken der Musterbilder, vom mitgelieferten STCN zu den zweifelhaften Bildern getragen; best: beides, für jedes Bild und Objekt das, wovon der Beurteiler den kleinsten Fehler erwartet.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Iterations in which the corrector adapts to this clip's exemplars first (paper: about 200); none: it stays as it is.</source>
            <translation>Iterationen, in denen sich der Ausbesserer zuerst an die Musterbilder dieses Clips anpasst (Aufsatz: etwa 200); keine: er bleibt, wie er ist.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Outlines</source>
            <translation>Umrisse</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>How mended outlines are drawn. edges: along the edges of the picture; sam: also by Segment Anything, told by box, points and the mended mask, where it agrees with the mask; none: as they come.</source>
            <translation>Wie ausgebesserte Umrisse gezeichnet werden. edges: an den Kanten des Bildes entlang; sam: außerdem von Segment Anything, mit Kasten, Punkten und der ausgebesserten Maske als Hinweisen, wo es mit der Maske übereinstimmt; none: wie sie kommen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Doubtful from</source>
            <translation>Zweifelhaft ab</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Masks whose predicted error is above this are mended: wrong pixels over the mask's own.</source>
            <translation>Masken mit größerem erwartetem Fehler werden ausgebessert: falsche Bildpunkte im Verhältnis zu denen der Maske.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Exemplars</source>
            <translation>Musterbilder</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Frames that an object is mended from (paper: 10).</source>
            <translation>Bilder, nach denen ein Objekt ausgebessert wird (Aufsatz: 10).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Select</source>
            <translation>Auswählen</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Let the mask selector say which frames are doubtful, which are exemplars, and whether a mended mask is better. Off, for comparison: every frame is mended, from trusted frames and others evenly spread.</source>
            <translation>Der Maskenbeurteiler sagt, welche Bilder zweifelhaft sind, welche Muster, und ob eine ausgebesserte Maske besser ist. Aus, zum Vergleich: jedes Bild wird ausgebessert, nach vertrauten und weiteren, gleichmäßig verteilten Bildern.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Least gain</source>
            <translation>Kleinster Gewinn</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>A mask that the corrector made is taken only where its expected J is higher by this: it agrees with the exemplars, and that is what judgements go by.</source>
            <translation>Eine Maske des Ausbesserers wird nur genommen, wo ihr erwartetes J um so viel höher ist: sie stimmt mit den Musterbildern überein, und danach wird geurteilt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Slack</source>
            <translation>Spielraum</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>A mask that was carried from the exemplars is taken unless its predicted error is this share larger.</source>
            <translation>Eine von den Musterbildern getragene Maske wird genommen, wenn ihr erwarteter Fehler nicht um diesen Anteil größer ist.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Segment Anything</source>
            <translation>Segment Anything</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>A fetched or imported Segment Anything model, or a weight file. auto: the first that is here.</source>
            <translation>Ein geladenes oder importiertes Modell Segment Anything oder eine Gewichtsdatei. auto: das erste, das hier ist.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Agreement</source>
            <translation>Übereinstimmung</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>What Segment Anything draws is taken where its overlap (J) with the mended mask is at least this.</source>
            <translation>Was Segment Anything zeichnet, wird genommen, wo es sich mit der ausgebesserten Maske mindestens so weit deckt (J).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Adam's rate while adapting. auto: what the weights' card recommends.</source>
            <translation>Adams Rate beim Anpassen. auto: was die Karte der Gewichte empfiehlt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Decides in which order exemplars are learned from.</source>
            <translation>Bestimmt, in welcher Reihenfolge aus Musterbildern gelernt wird.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>Repair</source>
            <translation>Reparatur</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Mends doubtful masks from the good ones of the same video.</source>
            <translation>Bessert zweifelhafte Masken nach den guten desselben Videos aus.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/reading.py" />
            <source>Frame {missing} is to be trusted, but has no mask.</source>
            <translation>Bild {missing} soll vertraut werden, hat aber keine Maske.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/reading.py" />
            <source>{part} is no frame: write frames as 0,5,10-20.</source>
            <translation>{part} ist kein Bild: Bilder als 0,5,10-20 schreiben.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/reading.py" />
            <source>{part}: {name} has frames 0 to {frame_count}.</source>
            <translation>{part}: {name} hat die Bilder 0 bis {frame_count}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/request.py" />
            <source>A bundled, fetched or imported mask selector, or a weight file.</source>
            <translation>Ein mitgelieferter, geladener oder importierter Maskenbeurteiler oder eine Gewichtsdatei.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/request.py" />
            <source>Short side of the frames that masks are judged on, rounded to 8 px (paper: 128); features see twice as much.</source>
            <translation>Kurze Seite der Bilder, an denen Masken beurteilt werden, auf 8 px gerundet (Aufsatz: 128); Merkmale sehen das Doppelte.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/session.py" />
            <source>Object {object_id} has no mask to mend others from: paint or approve one good frame.</source>
            <translation>Objekt {object_id} hat keine Maske, nach der andere ausgebessert werden könnten: ein gutes Bild malen oder bestätigen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/session.py" />
            <source>The mask of frame {frame} is {own_width}x{own_height}, but {name} is {width}x{height}: masks are repaired at the clip's own size.</source>
            <translation>Die Maske von Bild {frame} ist {own_width}x{own_height} groß, aber {name} ist {width}x{height} groß: Masken werden in der Größe des Clips repariert.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/session.py" />
            <source>No earlier adaptation to this clip is known: beginning with the weights as they are.</source>
            <translation>Von einer früheren Anpassung an diesen Clip ist nichts bekannt: es beginnt mit den Gewichten, wie sie sind.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Top k</source>
            <translation>Top k</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <source>Memory cells that each pixel reads (STCN: 20).</source>
            <translation>Gedächtniszellen, die jeder Bildpunkt liest (STCN: 20).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Memory every</source>
            <translation>Merken alle</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <source>Every r-th predicted frame enters memory (STCN: 5).</source>
            <translation>Jedes so vielte berechnete Bild kommt ins Gedächtnis (STCN: 5).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <source>Include last</source>
            <translation>Letztes dabei</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <source>Keep the previous frame in memory too.</source>
            <translation>Auch das vorige Bild im Gedächtnis behalten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <source>Memory, at most</source>
            <translation>Gedächtnis, höchstens</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <source>Predicted frames in memory; beyond that, older ones are thinned out, so that memory and time stay bounded on long clips. unlimited: all of them, as STCN does.</source>
            <translation>Berechnete Bilder im Gedächtnis; darüber hinaus werden ältere ausgedünnt, damit Speicher und Zeit bei langen Clips begrenzt bleiben. unbegrenzt: alle, wie STCN.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <source>unlimited</source>
            <translation>unbegrenzt</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <source>STCN</source>
            <translation>STCN</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <source>Matches every frame with the annotated and already predicted ones (space-time correspondence network).</source>
            <translation>Vergleicht jedes Bild mit den bemalten und den schon berechneten (Space-Time Correspondence Network).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/weights.py" />
            <source>There are no weights called {name} and no such file; for {family} there are {here} here.</source>
            <translation>Es gibt keine Gewichte namens {name} und keine solche Datei; für {family} gibt es hier {here}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/weights.py" />
            <source>There are no weights called {name} and no such file; for {family} there are {here} here; `vosannot models fetch` gets {more}.</source>
            <translation>Es gibt keine Gewichte namens {name} und keine solche Datei; für {family} gibt es hier {here}; `vosannot models fetch` lädt {more}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/weights.py" />
            <source>{name} is a backbone without a refinement network: train one on it first (vosannot train --family frtm --start {other}), then use the result.</source>
            <translation>{name} ist ein Grundnetz ohne Verfeinerungsnetz: zuerst eines darauf trainieren (vosannot train --family frtm --start {other}), dann das Ergebnis verwenden.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/weights.py" />
            <source>{name} is a model for {families}, not for {get}: {other}.</source>
            <translation>{name} ist ein Modell für {families}, nicht für {get}: {other}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/weights.py" />
            <source>The model {name} is damaged. {problem}</source>
            <translation>Das Modell {name} ist beschädigt. {problem}</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/weights.py" />
            <source>The model {name} is not on this computer: `vosannot models fetch {other}` gets it (in the window: Propagate ▸ Models…), or give the path of your own copy.</source>
            <translation>Das Modell {name} ist nicht auf diesem Rechner: `vosannot models fetch {other}` lädt es (im Fenster: Ausbreiten ▸ Modelle…), oder den Pfad einer eigenen Kopie angeben.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/engine.py" />
            <source>max_mid_term must be greater than min_mid_term.</source>
            <translation>max_mid_term muss größer als min_mid_term sein.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/engine.py" />
            <source>max_long_term must be greater than prototypes.</source>
            <translation>max_long_term muss größer als prototypes sein.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Memory cells that each pixel reads (XMem: 30).</source>
            <translation>Gedächtniszellen, die jeder Bildpunkt liest (XMem: 30).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Frames between two memory frames (XMem: 5).</source>
            <translation>Bilder zwischen zwei Gedächtnisbildern (XMem: 5).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Deep update every</source>
            <translation>Tief erneuern alle</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Frames between two deep updates of the hidden state; -1: with every memory frame (XMem: -1).</source>
            <translation>Bilder zwischen zwei tiefen Erneuerungen des verborgenen Zustands; -1: mit jedem Gedächtnisbild (XMem: -1).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Long-term memory</source>
            <translation>Langzeitgedächtnis</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>on: condense old frames; off: the memory grows for ever.</source>
            <translation>an: alte Bilder verdichten; aus: das Gedächtnis wächst immer weiter.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Mid-term, at most</source>
            <translation>Mittelfristig, höchstens</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Frames in the working memory that trigger condensing (XMem: 10).</source>
            <translation>Bilder im Arbeitsgedächtnis, ab denen verdichtet wird (XMem: 10).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Mid-term, kept</source>
            <translation>Mittelfristig, behalten</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Frames that stay in the working memory after condensing (XMem: 5).</source>
            <translation>Bilder, die nach dem Verdichten im Arbeitsgedächtnis bleiben (XMem: 5).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Prototypes</source>
            <translation>Prototypen</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Cells that a condensing leaves (XMem: 128).</source>
            <translation>Zellen, die ein Verdichten übrig lässt (XMem: 128).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Long-term, at most</source>
            <translation>Langfristig, höchstens</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Cells in the long-term memory (XMem: 10000).</source>
            <translation>Zellen im Langzeitgedächtnis (XMem: 10000).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>XMem</source>
            <translation>XMem</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>STCN's successor, with a memory in three parts: its memory stays small on long clips.</source>
            <translation>Nachfolger von STCN mit dreiteiligem Gedächtnis: es bleibt auch bei langen Clips klein.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>A bundled, fetched or imported DATT model, or a weight file.</source>
            <translation>Ein mitgeliefertes, geladenes oder importiertes Modell der Art DATT oder eine Gewichtsdatei.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Short side of the frames the network sees, rounded to 32 px (paper: 512 x 512). Masks always come out at the clip's own size.</source>
            <translation>Kurze Seite der Bilder, die das Netz sieht, auf 32 px gerundet (Aufsatz: 512 x 512). Masken haben immer die Größe des Clips.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>How to adapt to this video first. appearance: what surely moves must be found by its looks alone (does best, docs/results.md; trains image encoder and mask decoder); depth: two views of a frame must agree on its depth (the paper, Liu et al. 2024; trains the image encoder); entropy: masks must be sure of themselves (TENT, trains scales and shifts of all norms); bn: batch norms take this video's statistics; none: use the weights as they are.</source>
            <translation>Wie vorher an dieses Video angepasst wird. appearance: was sich sicher bewegt, muss am Aussehen allein zu finden sein (am besten, docs/results.md; trainiert Bildencoder und Maskendecoder); depth: zwei Ansichten eines Bildes müssen in der Tiefe übereinstimmen (der Aufsatz, Liu u. a. 2024; trainiert den Bildencoder); entropy: Masken müssen sich sicher sein (TENT, trainiert Skalen und Verschiebungen aller Normen); bn: Batch-Normen nehmen die Statistik dieses Videos; none: die Gewichte nehmen, wie sie sind.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Schedule</source>
            <translation>Ablauf</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>In which order to go over the frames (Liu et al. 2024, section 4.2). ltv: every epoch goes once over the video (paper: best); mwi: frame after frame, each beginning with the weights of the one before; n: every frame for itself, from the original weights.</source>
            <translation>In welcher Reihenfolge die Bilder drankommen (Liu u. a. 2024, Abschnitt 4.2). ltv: jede Epoche geht einmal über das Video (Aufsatz: am besten); mwi: Bild für Bild, jedes beginnt mit den Gewichten des vorigen; n: jedes Bild für sich, ab den ursprünglichen Gewichten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Epochs</source>
            <translation>Epochen</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Epochs at most: over the video (ltv), or for every frame (mwi, n). auto: what the weights' card recommends; 10 (Liu et al. 2024, section 5.2).</source>
            <translation>Epochen, höchstens: über das Video (ltv) oder für jedes Bild (mwi, n). auto: was die Karte der Gewichte empfiehlt; 10 (Liu u. a. 2024, Abschnitt 5.2).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>When to stop before that. fixed: do all epochs (paper); stability: the masks hardly change any more; auto: the same, and an eye on a mask that vanishes. Only ltv looks; the other schedules do all epochs.</source>
            <translation>Wann vorher angehalten wird. fixed: alle Epochen (Aufsatz); stability: die Masken ändern sich kaum noch; auto: ebenso, mit Blick auf Masken, die verschwinden. Nur ltv achtet darauf; die anderen Abläufe machen alle Epochen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Both flows</source>
            <translation>Beide Flüsse</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Look at the flow to the frame after and to the one before, and take the mean, which takes nearly twice as long. Off: the frame after only (the paper).</source>
            <translation>Den Fluss zum Bild danach und zu dem davor ansehen und das Mittel nehmen, was fast doppelt so lang dauert. Aus: nur das Bild danach (Aufsatz).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Adam's rate while adapting. auto: what the weights' card recommends; 1e-5 (Liu et al. 2024, section 5.2); 1e-4 for appearance.</source>
            <translation>Adams Rate beim Anpassen. auto: was die Karte der Gewichte empfiehlt; 1e-5 (Liu u. a. 2024, Abschnitt 5.2); 1e-4 für appearance.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Batch</source>
            <translation>Stapel</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Frames in an optimiser step (ltv), or pairs of views of one frame (mwi, n); paper: 8.</source>
            <translation>Bilder in einem Optimierungsschritt (ltv) oder Paare von Ansichten eines Bildes (mwi, n); Aufsatz: 8.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Frames of an epoch</source>
            <translation>Bilder je Epoche</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Frames that an epoch of ltv goes over at most, spread evenly over a longer video. all: every one (paper).</source>
            <translation>Über so viele Bilder geht eine Epoche von ltv höchstens, gleichmäßig über ein längeres Video verteilt. alle: jedes (Aufsatz).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>all</source>
            <translation>alle</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Decides the views and their order.</source>
            <translation>Bestimmt die Ansichten und ihre Reihenfolge.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>DATT</source>
            <translation>DATT</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Finds what moves, without a mask to begin with (depth-aware test-time training).</source>
            <translation>Findet, was sich bewegt, ohne Maske zum Anfang (tiefenbewusstes Training zur Testzeit).</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/session.py" />
            <source>These weights were trained without depth, so they cannot adapt by it: choose another objective, or none.</source>
            <translation>Diese Gewichte sind ohne Tiefe trainiert und können sich nicht danach anpassen: ein anderes Ziel wählen oder keines.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/session.py" />
            <source>This clip has one frame, so nothing can be seen to move: what is in front was guessed from its looks.</source>
            <translation>Dieser Clip hat ein einziges Bild, darin lässt sich keine Bewegung sehen: was vorn ist, wurde am Aussehen geraten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/session.py" />
            <source>Nothing moves in this clip: what is in front was guessed from its looks.</source>
            <translation>In diesem Clip bewegt sich nichts: was vorn ist, wurde am Aussehen geraten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/session.py" />
            <source>Frames to look at must lie between 0 and {frame_count}.</source>
            <translation>Anzusehende Bilder müssen zwischen 0 und {frame_count} liegen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <source>Paint</source>
            <translation>Malen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>Masks</source>
            <translation>Masken</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <location filename="../../vosannot/gui/docking.py" />
            <location filename="../../vosannot/gui/panels/collection.py" />
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <location filename="../../vosannot/gui/panels/objects.py" />
            <location filename="../../vosannot/gui/tour.py" />
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Objects</source>
            <translation>Objekte</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Frames</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <source>Range of frames</source>
            <translation>Bildbereich</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <source>Play</source>
            <translation>Abspielen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <source>Go to</source>
            <translation>Gehe zu</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Propagate</source>
            <translation>Ausbreiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <location filename="../../vosannot/gui/panels/collection.py" />
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Videos</source>
            <translation>Videos</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <source>Team</source>
            <translation>Team</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <source>View</source>
            <translation>Ansicht</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <source>Edit</source>
            <translation>Bearbeiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/app.py" />
            <source>New here? The tour takes two minutes, on the sample clip.</source>
            <translation>Neu hier? Der Rundgang dauert zwei Minuten, am Beispielclip.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/app.py" />
            <source>Take the tour</source>
            <translation>Rundgang machen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Workspaces (*.vosannot)</source>
            <translation>Arbeitsbereiche (*.vosannot)</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Weights (*.pth *.pt *.safetensors);;All files (*)</source>
            <translation>Gewichte (*.pth *.pt *.safetensors);;Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <location filename="../../vosannot/gui/welcome.py" />
            <source>Open a video</source>
            <translation>Video öffnen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Videos ({patterns});;All files (*)</source>
            <translation>Videos ({patterns});;Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Open a folder of images</source>
            <translation>Bilderordner öffnen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Open or make a workspace</source>
            <translation>Arbeitsbereich öffnen oder anlegen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <location filename="../../vosannot/gui/chrome.py" />
            <location filename="../../vosannot/gui/dialogs/team.py" />
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Compare with the masks in a folder</source>
            <translation>Mit den Masken in einem Ordner vergleichen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Compare</source>
            <translation>Vergleichen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Click-to-segment needs a Segment Anything model, and none is here: fetch or import one, or use GrabCut (G).</source>
            <translation>Zum Anklicken wird ein Modell Segment Anything gebraucht, und hier ist keines: eines laden oder importieren, oder GrabCut verwenden (G).</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Models…</source>
            <translation>Modelle…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Import a model</source>
            <translation>Modell importieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Save the keys</source>
            <translation>Tasten speichern</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>The keys are in {path}.</source>
            <translation>Die Tasten stehen in {path}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>A team's workspace is copied with: vosannot workspace copy URL FILE</source>
            <translation>Den Arbeitsbereich eines Teams kopiert: vosannot workspace copy URL DATEI</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Save a copy elsewhere and go on there</source>
            <translation>Kopie anderswo sichern und dort weitermachen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>A team's workspace is backed up on its server; your administrator has the backups.</source>
            <translation>Der Arbeitsbereich eines Teams wird auf seinem Server gesichert; die Sicherungen hat, wer den Server verwaltet.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Not everything is saved</source>
            <translation>Nicht alles ist gespeichert</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>What is not saved can be kept on this computer; it is offered again when you claim the video again.</source>
            <translation>Was nicht gespeichert ist, kann auf diesem Rechner bleiben; es wird wieder angeboten, wenn das Video wieder übernommen wird.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Keep it here and close</source>
            <translation>Hier behalten und schließen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Go back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Save a copy with everything on another disk, or go back, make room or connect the drive.</source>
            <translation>Eine Kopie mit allem auf einem anderen Datenträger sichern, oder zurückgehen, Platz schaffen oder das Laufwerk anschließen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <location filename="../../vosannot/gui/session/saving.py" />
            <source>Save a copy elsewhere…</source>
            <translation>Kopie anderswo sichern…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Close and lose it</source>
            <translation>Schließen und verlieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/background.py" />
            <source>Something went wrong: {error}</source>
            <translation>Etwas ging schief: {error}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/banner.py" />
            <source>Details</source>
            <translation>Einzelheiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/banner.py" />
            <source>Dismiss</source>
            <translation>Ausblenden</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/beside.py" />
            <source>frame {frame} has no mask</source>
            <translation>Bild {frame} hat keine Maske</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/beside.py" />
            <source>there is no frame before this one</source>
            <translation>davor gibt es kein Bild</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/beside.py" />
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>frame {frame}</source>
            <translation>Bild {frame}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/beside.py" />
            <source>gained since frame {frame}</source>
            <translation>dazugekommen seit Bild {frame}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/beside.py" />
            <source>lost</source>
            <translation>weggefallen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/error_layer.py" />
            <source>too much</source>
            <translation>zu viel</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/error_layer.py" />
            <source>missing</source>
            <translation>fehlt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/moving.py" />
            <source>Scale {name}</source>
            <translation>{name} skalieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/moving.py" />
            <location filename="../../vosannot/project/document.py" />
            <source>Move {name}</source>
            <translation>{name} verschieben</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/picture.py" />
            <source>Canvas</source>
            <translation>Leinwand</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/picture.py" />
            <source>The frame with its masks. The mouse paints on it; the menus say which keys do what here.</source>
            <translation>Das Bild mit seinen Masken. Die Maus malt darauf; die Menüs nennen die Tasten, die hier gelten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/shapes.py" />
            <source>Lasso {name}</source>
            <translation>Lasso: {name}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/shapes.py" />
            <source>Erase lasso</source>
            <translation>Mit Lasso radieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/shapes.py" />
            <source>Box {name}</source>
            <translation>Kasten: {name}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/shapes.py" />
            <source>Erase box</source>
            <translation>Mit Kasten radieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/suggestion_bar.py" />
            <source>Accept  ⏎</source>
            <translation>Annehmen  ⏎</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/suggestion_bar.py" />
            <source>Accept the suggestion</source>
            <translation>Den Vorschlag annehmen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/suggestion_bar.py" />
            <source>Give up  Esc</source>
            <translation>Aufgeben  Esc</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/suggestion_bar.py" />
            <source>Give the suggestion up</source>
            <translation>Den Vorschlag aufgeben</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/suggestion_bar.py" />
            <source>There is no suggestion yet</source>
            <translation>Noch gibt es keinen Vorschlag</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/suggestion_bar.py" />
            <source>Left: this too · right: not this</source>
            <translation>Links: das auch · rechts: das nicht</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/wipe.py" />
            <source>Comparison: before and after</source>
            <translation>Vergleich: vorher und nachher</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/wipe.py" />
            <source>Leave   Esc</source>
            <translation>Verlassen   Esc</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/wipe.py" />
            <source>Nothing is painted while you compare.</source>
            <translation>Beim Vergleichen wird nichts gemalt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/wipe.py" />
            <source>Drag the line.</source>
            <translation>Die Linie lässt sich ziehen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/wipe.py" />
            <source>Go to frame {nearest}</source>
            <translation>Zu Bild {nearest}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/wipe.py" />
            <source>Show {name}</source>
            <translation>{name} zeigen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/wipe.py" />
            <source>One over the other</source>
            <translation>Übereinander</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/wipe.py" />
            <source>Side by side</source>
            <translation>Nebeneinander</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <location filename="../../vosannot/project/document.py" />
            <source>Approve</source>
            <translation>Bestätigen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <source>Import</source>
            <translation>Importieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <location filename="../../vosannot/gui/panels/live_masks.py" />
            <location filename="../../vosannot/gui/session/live_masks.py" />
            <source>Live masks</source>
            <translation>Live-Masken</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>&amp;Panels</source>
            <translation>Se&amp;itenleisten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>Open &amp;recent</source>
            <translation>&amp;Zuletzt geöffnet</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>&amp;Theme</source>
            <translation>F&amp;arbschema</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>As the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>&amp;Language</source>
            <translation>S&amp;prache</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>The language changes when vosannot is started again.</source>
            <translation>Die Sprache ändert sich beim nächsten Start von vosannot.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>The window speaks this language already.</source>
            <translation>Das Fenster spricht diese Sprache schon.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>Main</source>
            <translation>Hauptleiste</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>Tools</source>
            <translation>Werkzeuge</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>All &amp;videos</source>
            <translation>Alle &amp;Videos</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>The list of all videos of the workspace, and back</source>
            <translation>Die Liste aller Videos des Arbeitsbereichs, und zurück</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>&amp;Find a video…</source>
            <translation>Video &amp;suchen…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Search the list of videos</source>
            <translation>In der Liste der Videos suchen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>&amp;Next video</source>
            <translation>&amp;Nächstes Video</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Open the next video of the list that is not done</source>
            <translation>Das nächste Video der Liste öffnen, das nicht fertig ist</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>&amp;Previous video</source>
            <translation>V&amp;origes Video</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Open the video before this one in the list</source>
            <translation>Das vorige Video der Liste öffnen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Add folder &amp;tree…</source>
            <translation>Ordner&amp;baum hinzufügen…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Add all videos and image folders below a folder</source>
            <translation>Alle Videos und Bilderordner unterhalb eines Ordners hinzufügen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>&amp;Open</source>
            <translation>Ö&amp;ffnen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>&amp;Locate…</source>
            <translation>&amp;Wiederfinden…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Say where a video is whose file is missing</source>
            <translation>Angeben, wo ein Video ist, dessen Datei fehlt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>&amp;Adapt &amp;&amp; propagate the chosen videos</source>
            <translation>Gewählte Videos &amp;anpassen &amp;&amp; ausbreiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>One after another, while you go on painting</source>
            <translation>Eines nach dem anderen, während weitergemalt wird</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <location filename="../../vosannot/gui/docking.py" />
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>Adapt &amp;&amp; propagate</source>
            <translation>Anpassen &amp;&amp; ausbreiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>P&amp;ropagate the chosen videos</source>
            <translation>Gewählte Videos ausb&amp;reiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>One after another, without adapting</source>
            <translation>Eines nach dem anderen, ohne Anpassung</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Take off the &amp;queue</source>
            <translation>Aus der Warteschlan&amp;ge nehmen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>What runs is stopped, and what it has done stays</source>
            <translation>Was läuft, wird angehalten; was es getan hat, bleibt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Take off the queue</source>
            <translation>Aus der Warteschlange</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Mark as n&amp;ew</source>
            <translation>Als n&amp;eu markieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Mark as &amp;in progress</source>
            <translation>Als &amp;in Arbeit markieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Mark as &amp;done</source>
            <translation>Als fer&amp;tig markieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Mark as re&amp;viewed</source>
            <translation>Als ge&amp;prüft markieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>N&amp;otes</source>
            <translation>Noti&amp;zen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Write a remark on the chosen video (F2 in the list)</source>
            <translation>Eine Bemerkung zum gewählten Video schreiben (F2 in der Liste)</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Remove from the &amp;workspace…</source>
            <translation>Aus &amp;dem Arbeitsbereich entfernen…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>The files stay where they are</source>
            <translation>Die Dateien bleiben, wo sie sind</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>worked {time}, pausing</source>
            <translation>{time} gearbeitet, Pause</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>worked {time}</source>
            <translation>{time} gearbeitet</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Time spent on this video: {time}</source>
            <translation>Arbeitszeit an diesem Video: {time}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Time spent on this video. It pauses while you do nothing here.</source>
            <translation>Arbeitszeit an diesem Video. Sie ruht, solange hier nichts getan wird.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>Add</source>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Where is {name} now?</source>
            <translation>Wo ist {name} jetzt?</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Videos ({patterns})</source>
            <translation>Videos ({patterns})</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>V&amp;ideos</source>
            <translation>&amp;Videos</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Te&amp;am</source>
            <translation>&amp;Team</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Edit</source>
            <translation>&amp;Bearbeiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Tool</source>
            <translation>&amp;Werkzeug</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Mask</source>
            <translation>&amp;Maske</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>F&amp;rame</source>
            <translation>B&amp;ild</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Ra&amp;nge</source>
            <translation>Be&amp;reich</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Propagate</source>
            <translation>A&amp;usbreiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Open video…</source>
            <translation>&amp;Video öffnen…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Open a video file</source>
            <translation>Eine Videodatei öffnen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Open image &amp;folder…</source>
            <translation>&amp;Bilderordner öffnen…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Open the &amp;sample clip</source>
            <translation>Beispielc&amp;lip öffnen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Open another &amp;workspace…</source>
            <translation>Anderen &amp;Arbeitsbereich öffnen…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Save a &amp;copy elsewhere…</source>
            <translation>Kopie an&amp;derswo sichern…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Copy the workspace to another place and go on there</source>
            <translation>Den Arbeitsbereich an einen anderen Ort kopieren und dort weitermachen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Open a &amp;backup…</source>
            <translation>&amp;Sicherung öffnen…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Daily backups of the workspace; a copy is opened</source>
            <translation>Tägliche Sicherungen des Arbeitsbereichs; geöffnet wird eine Kopie</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Import masks…</source>
            <translation>Masken &amp;importieren…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Import masks, and the videos they belong to</source>
            <translation>Masken importieren, und die Videos, zu denen sie gehören</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Export…</source>
            <translation>&amp;Exportieren…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Export masks: DAVIS, YouTube-VOS, COCO, video</source>
            <translation>Masken exportieren: DAVIS, YouTube-VOS, COCO, Video</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Close clip</source>
            <translation>&amp;Clip schließen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Quit</source>
            <translation>Beende&amp;n</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <location filename="../../vosannot/gui/main_window.py" />
            <source>&amp;Undo</source>
            <translation>&amp;Rückgängig</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <location filename="../../vosannot/gui/main_window.py" />
            <source>&amp;Redo</source>
            <translation>&amp;Wiederholen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;New object</source>
            <translation>&amp;Neues Objekt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Remove object</source>
            <translation>Objekt entfernen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Remove the current object from every frame</source>
            <translation>Das aktuelle Objekt aus allen Bildern entfernen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Approve frame</source>
            <translation>&amp;Bild bestätigen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>This frame's masks are right; again takes it back</source>
            <translation>Die Masken dieses Bildes stimmen; noch einmal nimmt es zurück</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Delete this frame's masks</source>
            <translation>&amp;Masken dieses Bildes löschen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Brush</source>
            <translation>&amp;Pinsel</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Brush: left paints, right erases</source>
            <translation>Pinsel: links malt, rechts radiert</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Eraser</source>
            <translation>&amp;Radierer</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Eraser</source>
            <translation>Radierer</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Polygon</source>
            <translation>Poly&amp;gon</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Polygon: click corners, Enter fills, Esc gives up</source>
            <translation>Polygon: Ecken klicken, Enter füllt, Esc gibt auf</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>L&amp;asso</source>
            <translation>&amp;Lasso</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Lasso: draw around it</source>
            <translation>Lasso: darum herum ziehen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Bo&amp;x</source>
            <translation>&amp;Kasten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Box: drag a rectangle</source>
            <translation>Kasten: ein Rechteck aufziehen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;GrabCut</source>
            <translation>GrabC&amp;ut</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>GrabCut: a box, then scribbles; needs no model</source>
            <translation>GrabCut: ein Kasten, dann Striche; braucht kein Modell</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>GrabCut from the &amp;mask</source>
            <translation>GrabCut aus der &amp;Maske</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>GrabCut: improve this mask</source>
            <translation>GrabCut: diese Maske verbessern</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Click to segment</source>
            <translation>Objekt &amp;anklicken</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Segment Anything: click the object</source>
            <translation>Segment Anything: das Objekt anklicken</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Segment Anything from the mas&amp;k</source>
            <translation>&amp;Segment Anything aus der Maske</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Segment Anything: draw this mask anew, told by itself</source>
            <translation>Segment Anything: diese Maske neu zeichnen, mit ihr selbst als Hinweis</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Mo&amp;ve and scale</source>
            <translation>&amp;Verschieben und skalieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Move and scale the object's mask, Enter does it</source>
            <translation>Die Maske des Objekts verschieben und skalieren, Enter übernimmt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Spl&amp;it</source>
            <translation>&amp;Teilen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Split: the piece that is clicked becomes an object</source>
            <translation>Teilen: das angeklickte Teil wird ein Objekt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Fill</source>
            <translation>&amp;Füllen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Fill a region</source>
            <translation>Ein Gebiet füllen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Hand</source>
            <translation>&amp;Hand</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Drag the picture (also middle button, or Space held)</source>
            <translation>Das Bild verschieben (auch mit der mittleren Taste oder bei gehaltener Leertaste)</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Pen p&amp;ressure</source>
            <translation>Stift&amp;druck</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>A pen's pressure sets the size of the brush</source>
            <translation>Der Druck eines Stifts bestimmt die Pinselgröße</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Larger brush</source>
            <translation>Größer&amp;er Pinsel</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Smaller brush</source>
            <translation>Klei&amp;nerer Pinsel</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Protect &amp;other objects</source>
            <translation>Andere &amp;Objekte schützen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>The brush leaves other objects' pixels alone</source>
            <translation>Der Pinsel lässt die Bildpunkte anderer Objekte in Ruhe</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Fit to window</source>
            <translation>&amp;Einpassen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Zoom &amp;in</source>
            <translation>Ver&amp;größern</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Zoom &amp;out</source>
            <translation>Ver&amp;kleinern</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Actual size</source>
            <translation>&amp;Originalgröße</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Show &amp;masks</source>
            <translation>&amp;Masken zeigen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Show or hide masks (X hides them while held)</source>
            <translation>Masken zeigen oder verbergen (X verbirgt sie, solange gehalten)</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Hide panels</source>
            <translation>Seitenleisten a&amp;usblenden</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <location filename="../../vosannot/gui/main_window.py" />
            <source>&amp;Play</source>
            <translation>&amp;Abspielen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Next frame</source>
            <translation>&amp;Nächstes Bild</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Previous frame</source>
            <translation>&amp;Voriges Bild</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Ten frames forwards</source>
            <translation>Zehn Bilder vor</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Ten frames backwards</source>
            <translation>Zehn Bilder zurück</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;First frame</source>
            <translation>&amp;Erstes Bild</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Last frame</source>
            <translation>&amp;Letztes Bild</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Next &amp;reference</source>
            <translation>Nächste &amp;Referenz</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Pre&amp;vious reference</source>
            <translation>V&amp;orige Referenz</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Pr&amp;opose objects</source>
            <translation>&amp;Objekte vorschlagen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Find what moves in this clip, with no mask to begin with</source>
            <translation>Suchen, was sich in diesem Clip bewegt, ohne Maske zum Anfang</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Adapt &amp;&amp; propagate</source>
            <translation>&amp;Anpassen &amp;&amp; ausbreiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Adapt the network to this clip, then carry the masks through all of it</source>
            <translation>Das Netz an diesen Clip anpassen, dann die Masken durch den ganzen Clip tragen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Re-propagate to the next reference</source>
            <translation>Bis zur &amp;nächsten Referenz neu ausbreiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Propagate through the &amp;whole clip</source>
            <translation>Durch den &amp;ganzen Clip ausbreiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Without adapting anew</source>
            <translation>Ohne neue Anpassung</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Propagate &amp;forwards</source>
            <translation>&amp;Vorwärts ausbreiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Propagate &amp;backwards</source>
            <translation>&amp;Rückwärts ausbreiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Propagate b&amp;etween references</source>
            <translation>&amp;Zwischen Referenzen ausbreiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Live masks</source>
            <translation>&amp;Live-Masken</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Masks of this frame and the next follow every stroke</source>
            <translation>Die Masken dieses und des nächsten Bildes folgen jedem Strich</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Run on the &amp;cluster</source>
            <translation>Auf dem &amp;Cluster rechnen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Run jobs on the cluster, not on this computer</source>
            <translation>Aufträge auf dem Cluster rechnen, nicht auf diesem Rechner</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Stop and keep what is done</source>
            <translation>An&amp;halten und Fertiges behalten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Learn from my corrections…</source>
            <translation>Aus &amp;Korrekturen lernen…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Train a model on the masks you made</source>
            <translation>Ein Modell an den eigenen Masken trainieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Models…</source>
            <translation>&amp;Modelle…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Models: fetch, import, remove</source>
            <translation>Modelle: laden, importieren, entfernen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Import a model…</source>
            <translation>Modell &amp;importieren…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Import a weight file that you have</source>
            <translation>Eine vorhandene Gewichtsdatei importieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Commands…</source>
            <translation>&amp;Befehle…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Every command by a few letters of its name</source>
            <translation>Jeder Befehl über ein paar Buchstaben seines Namens</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Guide</source>
            <translation>&amp;Anleitung</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>The guide: first video, painting, correcting, exporting</source>
            <translation>Die Anleitung (englisch): erstes Video, Malen, Korrigieren, Exportieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Take the &amp;tour</source>
            <translation>&amp;Rundgang machen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Two minutes, on the sample clip</source>
            <translation>Zwei Minuten, am Beispielclip</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Keys</source>
            <translation>&amp;Tasten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Change keys…</source>
            <translation>Tasten ä&amp;ndern…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Other keys for the commands</source>
            <translation>Andere Tasten für die Befehle</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;About vosannot</source>
            <translation>Über &amp;vosannot</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/comparing.py" />
            <source>Comparing: drag the line · Ctrl + arrows move it · wheel zooms · Esc leaves</source>
            <translation>Vergleich: Linie ziehen · Strg + Pfeile bewegen sie · Rad zoomt · Esc verlässt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/comparing.py" />
            <source>Compare with before   D</source>
            <translation>Mit vorher vergleichen   D</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/about.py" />
            <source>About vosannot</source>
            <translation>Über vosannot</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/about.py" />
            <source>Turns videos into pixel masks. Apache-2.0.</source>
            <translation>Macht aus Videos Pixelmasken. Apache-2.0.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/about.py" />
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/about.py" />
            <source>Copy all of this, for a report</source>
            <translation>All das kopieren, für eine Meldung</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/about.py" />
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/about.py" />
            <source>Networks run on</source>
            <translation>Netze rechnen auf</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/about.py" />
            <source>Python, Qt</source>
            <translation>Python, Qt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/about.py" />
            <source>Libraries</source>
            <translation>Bibliotheken</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/about.py" />
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/about.py" />
            <source>Workspace</source>
            <translation>Arbeitsbereich</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/about.py" />
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Models</source>
            <translation>Modelle</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/about.py" />
            <location filename="../../vosannot/gui/panels/propose.py" />
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/about.py" />
            <source>Look for a GPU</source>
            <translation>GPU suchen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/dialogs/about.py" />
            <source>{n} threads</source>
            <translation>
                <numerusform>{n} Thread</numerusform>
                <numerusform>{n} Threads</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <source>Made</source>
            <translation>Entstanden</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Frames with masks</source>
            <translation>Bilder mit Masken</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <source>Painted by hand</source>
            <translation>Von Hand gemalt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <source>A backup is made every day on which the workspace is open. Kept are the last seven days, one of each of the last four weeks, and the newest three. Opening one makes a copy of it; backup and workspace stay as they are.</source>
            <translation>An jedem Tag, an dem der Arbeitsbereich offen ist, entsteht eine Sicherung. Es bleiben die letzten sieben Tage, je eine der letzten vier Wochen und die neuesten drei. Öffnen macht eine Kopie; Sicherung und Arbeitsbereich bleiben, wie sie sind.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <source>Backups</source>
            <translation>Sicherungen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <source>Backups of {name}</source>
            <translation>Sicherungen von {name}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <source>Looking…</source>
            <translation>Wird gesucht…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <source>Open a copy</source>
            <translation>Kopie öffnen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <source>There is no backup yet.</source>
            <translation>Noch gibt es keine Sicherung.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Palette PNGs by sequence, as evaluators and training code read them.</source>
            <translation>Paletten-PNGs je Sequenz, wie Bewertungsprogramme und Trainingscode sie lesen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Palette PNGs by video, with a list of objects and their frames.</source>
            <translation>Paletten-PNGs je Video, mit einer Liste der Objekte und ihrer Bilder.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>One JSON file with run lengths, for detectors and their tools.</source>
            <translation>Eine JSON-Datei mit Lauflängen, für Detektoren und ihre Werkzeuge.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Overlay video</source>
            <translation>Überlagertes Video</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>An mp4 to look at: masks over the frames, with a legend.</source>
            <translation>Ein mp4 zum Ansehen: Masken über den Bildern, mit Legende.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Soft masks</source>
            <translation>Weiche Masken</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>A grey picture for each object and frame, for compositing; edges softened.</source>
            <translation>Ein Graubild für jedes Objekt und Bild, zum Montieren; Kanten weich.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Checking…</source>
            <translation>Wird geprüft…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Check</source>
            <translation>Prüfung</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>All videos of the workspace ({videos})</source>
            <translation>Alle Videos des Arbeitsbereichs ({videos})</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>480p and full resolution</source>
            <translation>480p und volle Auflösung</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Full resolution</source>
            <translation>Volle Auflösung</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>The clip's own</source>
            <translation>Die des Clips</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Year</source>
            <translation>Jahr</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Subset</source>
            <translation>Teilmenge</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>ImageSets: {name}</source>
            <translation>ImageSets: {name}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>1: all frames. YouTube-VOS has every fifth</source>
            <translation>1: alle Bilder. YouTube-VOS hat jedes fünfte</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Only frames painted by hand or approved</source>
            <translation>Nur von Hand gemalte oder bestätigte Bilder</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Frames too, as JPEG</source>
            <translation>Auch die Bilder, als JPEG</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Empty masks for frames that have none</source>
            <translation>Leere Masken für Bilder ohne Maske</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Replace what is there</source>
            <translation>Vorhandenes ersetzen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>One zip file</source>
            <translation>Eine Zip-Datei</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Resolution</source>
            <translation>Auflösung</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>ImageSets</source>
            <translation>ImageSets</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Every … frame</source>
            <translation>Jedes wievielte Bild</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Soft edge</source>
            <translation>Weiche Kante</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <location filename="../../vosannot/gui/panels/option_bar.py" />
            <source>Opacity</source>
            <translation>Deckkraft</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Choose a folder.</source>
            <translation>Einen Ordner wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Makes {file}</source>
            <translation>Erzeugt {file}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>The folder is there; one of the same layout is added to, other files are left alone.</source>
            <translation>Den Ordner gibt es; zu einem mit demselben Aufbau kommt hinzu, andere Dateien bleiben unberührt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>The folder is made when everything is written.</source>
            <translation>Der Ordner entsteht, wenn alles geschrieben ist.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Nothing that an evaluator would reject.</source>
            <translation>Nichts, was ein Bewertungsprogramm ablehnen würde.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>{n} to mend</source>
            <translation>
                <numerusform>{n} zu beheben</numerusform>
                <numerusform>{n} zu beheben</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>{n} remarks</source>
            <translation>
                <numerusform>{n} Bemerkung</numerusform>
                <numerusform>{n} Bemerkungen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Check: {listed}</source>
            <translation>Prüfung: {listed}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Export anyway</source>
            <translation>Trotzdem exportieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/guide.py" />
            <source>Guide</source>
            <translation>Anleitung</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/guide.py" />
            <source>Page</source>
            <translation>Seite</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/guide.py" />
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/guide.py" />
            <source>Search the guide (Ctrl+F)</source>
            <translation>Anleitung durchsuchen (Strg+F)</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/guide.py" />
            <source>Search the guide</source>
            <translation>Anleitung durchsuchen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/guide.py" />
            <location filename="../../vosannot/gui/tour.py" />
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/guide.py" />
            <source>Forward</source>
            <translation>Vorwärts</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/guide.py" />
            <source>The guide is not part of this installation.</source>
            <translation>Die Anleitung gehört nicht zu dieser Installation.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <source>Masks (*.json *.zip);;All files (*)</source>
            <translation>Masken (*.json *.zip);;Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <source>DAVIS, YouTube-VOS and COCO, folders of PNG files named like the frames, and zip files of those. Masks go to the video of the same name and size; videos that are not there are added. Each video's masks are one step to undo.</source>
            <translation>DAVIS, YouTube-VOS und COCO, Ordner mit PNG-Dateien, die wie die Bilder heißen, und Zip-Dateien davon. Masken gehen an das Video mit gleichem Namen und gleicher Größe; fehlende Videos kommen hinzu. Die Masken jedes Videos sind ein Schritt zum Rückgängigmachen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <location filename="../../vosannot/gui/session/exchange.py" />
            <source>Import masks</source>
            <translation>Masken importieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <source>Import from</source>
            <translation>Importieren aus</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <source>The videos of the workspace, by name and size</source>
            <translation>Die Videos des Arbeitsbereichs, nach Name und Größe</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <source>Replace masks that were painted by hand</source>
            <translation>Von Hand gemalte Masken ersetzen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <source>From</source>
            <translation>Aus</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <source>Into</source>
            <translation>In</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <source>Choose a folder or a file.</source>
            <translation>Einen Ordner oder eine Datei wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <location filename="../../vosannot/gui/dialogs/palette.py" />
            <source>Command</source>
            <translation>Befehl</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>Section</source>
            <translation>Abschnitt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>Choose a command, press its new key, then Set. What you change is drawn in colour.</source>
            <translation>Einen Befehl wählen, seine neue Taste drücken, dann Setzen. Geändertes ist farbig.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>Change keys</source>
            <translation>Tasten ändern</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>Search commands</source>
            <translation>Befehle durchsuchen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <location filename="../../vosannot/gui/dialogs/palette.py" />
            <source>Commands</source>
            <translation>Befehle</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>New key</source>
            <translation>Neue Taste</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>Set</source>
            <translation>Setzen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>The command has this key only</source>
            <translation>Der Befehl hat nur diese Taste</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>The command has this key as well</source>
            <translation>Der Befehl hat auch diese Taste</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>No key</source>
            <translation>Keine Taste</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>The command has no key</source>
            <translation>Der Befehl hat keine Taste</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>As it was</source>
            <translation>Wie zuvor</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>The program's own keys for this command</source>
            <translation>Für diesen Befehl die Tasten des Programms</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>All as they were</source>
            <translation>Alle wie zuvor</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>The program's own keys everywhere</source>
            <translation>Überall die Tasten des Programms</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>{key} {does} and cannot be given away.</source>
            <translation>{key} {does} und lässt sich nicht vergeben.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>It has that key already: {command}.</source>
            <translation>Diese Taste hat er schon: {command}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>{key} belongs to {section} ▸ {command}, which would lose it.</source>
            <translation>{key} gehört zu {section} ▸ {command} und ginge dort verloren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Left button</source>
            <translation>Linke Taste</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>paint</source>
            <translation>malen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Right button</source>
            <translation>Rechte Taste</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>erase</source>
            <translation>radieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Wheel</source>
            <translation>Rad</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>zoom about the cursor</source>
            <translation>um den Zeiger zoomen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Ctrl + wheel</source>
            <translation>Strg + Rad</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>brush size; time zoom below</source>
            <translation>Pinselgröße; unten: Zeit zoomen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Middle button</source>
            <translation>Mittlere Taste</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>move the picture</source>
            <translation>das Bild verschieben</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Space + drag</source>
            <translation>Leertaste + ziehen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Space tapped</source>
            <translation>Leertaste kurz</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>play or pause</source>
            <translation>abspielen oder anhalten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Middle, twice</source>
            <translation>Mitte, zweimal</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>fit to window</source>
            <translation>einpassen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>choose an object</source>
            <translation>ein Objekt wählen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>X held</source>
            <translation>X gehalten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>hide masks</source>
            <translation>Masken verbergen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Shift</source>
            <translation>Umschalt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>square, in proportion, along one axis</source>
            <translation>quadratisch, im Verhältnis, entlang einer Achse</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>fill the polygon, accept, move</source>
            <translation>Polygon füllen, annehmen, verschieben</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>give it up</source>
            <translation>aufgeben</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Backspace</source>
            <translation>Rücktaste</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>take the last corner or hint back</source>
            <translation>letzte Ecke oder letzten Hinweis zurücknehmen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Delete</source>
            <translation>Entf</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>remove the chosen corner</source>
            <translation>die gewählte Ecke entfernen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Drag on a lane</source>
            <translation>Auf einer Spur ziehen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>select frames; a double click, all alike</source>
            <translation>Bilder wählen; Doppelklick: alle gleichen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Shift + click</source>
            <translation>Umschalt + Klick</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>there: extend the selection</source>
            <translation>dort: die Auswahl erweitern</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Mouse, and keys held</source>
            <translation>Maus und gehaltene Tasten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>vosannot: keys</source>
            <translation>vosannot: Tasten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Change keys…</source>
            <translation>Tasten ändern…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Save as PDF…</source>
            <translation>Als PDF speichern…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>Learn from my corrections</source>
            <translation>Aus Korrekturen lernen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>Looking at the workspace…</source>
            <translation>Der Arbeitsbereich wird angesehen…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>Begin anew instead</source>
            <translation>Stattdessen neu beginnen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <location filename="../../vosannot/gui/tour.py" />
            <source>Start</source>
            <translation>Starten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>Begin with</source>
            <translation>Beginnen mit</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>The model that is trained further; it stays as it is</source>
            <translation>Das Modell, das weiter trainiert wird; es selbst bleibt, wie es ist</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>Lower case letters, digits and “-”</source>
            <translation>Kleinbuchstaben, Ziffern und „-“</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>“{name}” was begun with {start} and stands at step {step} of {steps}; it can go on with the masks and settings that it began with.</source>
            <translation>„{name}“ wurde mit {start} begonnen und steht bei Schritt {step} von {steps}; es kann mit den Masken und Einstellungen weitergehen, mit denen es begann.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>“{name}” is trained to its end but was not kept; going on says again how it compares.</source>
            <translation>„{name}“ ist fertig trainiert, wurde aber nicht behalten; Fortsetzen sagt noch einmal, wie es abschneidet.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>Go on</source>
            <translation>Fortsetzen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>{n} frames are painted by hand or approved, in {videos}.</source>
            <translation>
                <numerusform>{n} Bild ist von Hand gemalt oder bestätigt, in: {videos}.</numerusform>
                <numerusform>{n} Bilder sind von Hand gemalt oder bestätigt, in: {videos}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <location filename="../../vosannot/gui/panels/collection.py" />
            <location filename="../../vosannot/gui/session/collection.py" />
            <location filename="../../vosannot/gui/session/exchange.py" />
            <location filename="../../vosannot/gui/session/queue.py" />
            <location filename="../../vosannot/project/exchange/recognising.py" />
            <location filename="../../vosannot/training/learning/run.py" />
            <source>{n} videos</source>
            <translation>
                <numerusform>{n} Video</numerusform>
                <numerusform>{n} Videos</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>About {time} on this computer, as measured last time; the rest of the window goes first.</source>
            <translation>Etwa {time} auf diesem Rechner, wie zuletzt gemessen; das übrige Fenster geht vor.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>How long it takes is measured in the first steps and shown in the task list.</source>
            <translation>Wie lange es dauert, wird in den ersten Schritten gemessen und in der Aufgabenliste gezeigt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>A model is being trained: wait for it, or stop it in the task list.</source>
            <translation>Ein Modell wird gerade trainiert: abwarten oder in der Aufgabenliste anhalten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>There is no model to begin with: fetch or import one (Models…).</source>
            <translation>Es gibt kein Modell zum Anfangen: eines laden oder importieren (Modelle…).</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Network</source>
            <translation>Netz</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Trained on</source>
            <translation>Trainiert mit</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Licence</source>
            <translation>Lizenz</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Go on fetching</source>
            <translation>Weiter laden</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Progress of fetching or importing</source>
            <translation>Fortschritt des Ladens oder Importierens</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <location filename="../../vosannot/gui/panels/model_choice.py" />
            <source>Import a file…</source>
            <translation>Datei importieren…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Remove…</source>
            <translation>Entfernen…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <location filename="../../vosannot/gui/panels/live.py" />
            <location filename="../../vosannot/gui/panels/tasks.py" />
            <source>{time} left</source>
            <translation>noch {time}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Fetch</source>
            <translation>Laden</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Looking for models…</source>
            <translation>Modelle werden gesucht…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>There is no model at all. Import a file that you have, or install vosannot anew.</source>
            <translation>Es gibt kein einziges Modell. Eine vorhandene Datei importieren oder vosannot neu installieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Remove a model</source>
            <translation>Modell entfernen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Remove {name} from this computer?</source>
            <translation>{name} von diesem Rechner entfernen?</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>It can be fetched again.</source>
            <translation>Es lässt sich wieder laden.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Its file is deleted.</source>
            <translation>Die Datei wird gelöscht.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Keep</source>
            <translation>Behalten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Trained on {data}.</source>
            <translation>Trainiert mit: {data}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>no published checksum: the first file is trusted</source>
            <translation>keine veröffentlichte Prüfsumme: der ersten Datei wird vertraut</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>{path}, from {source} on {day}</source>
            <translation>{path}, von {source} am {day}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/palette.py" />
            <source>What do you want to do?</source>
            <translation>Was soll geschehen?</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/palette.py" />
            <source>No command has these words.</source>
            <translation>Kein Befehl hat diese Wörter.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/paths.py" />
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/paths.py" />
            <source>This clip, {clip}</source>
            <translation>Dieser Clip, {clip}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/paths.py" />
            <source>Folder…</source>
            <translation>Ordner…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/paths.py" />
            <source>File…</source>
            <translation>Datei…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/paths.py" />
            <source>Choose…</source>
            <translation>Wählen…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/team.py" />
            <source>A team's workspace is a PostgreSQL database. Passwords are taken from ~/.pgpass, a service file or PGPASSWORD; one that is written here is used once and not kept.</source>
            <translation>Der Arbeitsbereich eines Teams ist eine PostgreSQL-Datenbank. Passwörter kommen aus ~/.pgpass, einer Service-Datei oder PGPASSWORD; eines, das hier steht, gilt einmal und wird nicht gespeichert.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/team.py" />
            <source>Open a team's workspace</source>
            <translation>Arbeitsbereich eines Teams öffnen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/team.py" />
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/team.py" />
            <source>An address begins with postgresql://</source>
            <translation>Eine Adresse beginnt mit postgresql://</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/team.py" />
            <source>To</source>
            <comment>a person</comment>
            <translation>An</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/team.py" />
            <source>their name on the server</source>
            <translation>Name auf dem Server</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/team.py" />
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/team.py" />
            <source>Say to whom.</source>
            <translation>Es fehlt, an wen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/team.py" />
            <source>Say what is to be done.</source>
            <translation>Es fehlt, was zu tun ist.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/docking.py" />
            <location filename="../../vosannot/gui/panels/lookout.py" />
            <source>Next to look at</source>
            <translation>Als Nächstes ansehen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/docking.py" />
            <location filename="../../vosannot/gui/timeline/view.py" />
            <source>Timeline</source>
            <translation>Zeitleiste</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/key_map.py" />
            <source>hides the masks while it is held</source>
            <translation>verbirgt die Masken, solange gehalten,</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/key_map.py" />
            <source>gives up what is being drawn</source>
            <translation>gibt auf, was gezeichnet wird,</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/key_map.py" />
            <source>takes the last corner or hint back</source>
            <translation>nimmt die letzte Ecke oder den letzten Hinweis zurück</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/key_map.py" />
            <source>chooses an object</source>
            <translation>wählt ein Objekt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Next frame to &amp;look at</source>
            <translation>Nächstes fra&amp;gliches Bild</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Next frame that may be wrong</source>
            <translation>Nächstes Bild, das falsch sein kann</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Back to the frame looked at &amp;before</source>
            <translation>&amp;Zurück zum vorigen fraglichen Bild</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Chec&amp;k masks</source>
            <translation>Masken &amp;prüfen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Which masks are probably wrong, in this whole clip</source>
            <translation>Welche Masken wahrscheinlich falsch sind, im ganzen Clip</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Show &amp;error map</source>
            <translation>&amp;Fehlerkarte zeigen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Where masks are probably wrong: too much, or missing</source>
            <translation>Wo Masken wahrscheinlich falsch sind: zu viel, oder es fehlt etwas</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Show &amp;flow</source>
            <translation>&amp;Bewegungsfluss zeigen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Which way everything moves, in colours</source>
            <translation>Wohin sich alles bewegt, in Farben</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>&amp;Onion skin</source>
            <translation>&amp;Zwiebelhaut</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Outlines of the frames before and after this one</source>
            <translation>Umrisse der Bilder vor und nach diesem</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>&amp;Difference to the frame before</source>
            <translation>Unterschied zum &amp;vorigen Bild</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>What the masks gained and lost since the frame before</source>
            <translation>Was die Masken seit dem vorigen Bild gewonnen und verloren haben</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>&amp;Compare with before</source>
            <translation>Mit vorher verglei&amp;chen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Masks before and after, beside a line</source>
            <translation>Masken vorher und nachher, beiderseits einer Linie</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Compare &amp;side by side</source>
            <translation>&amp;Nebeneinander vergleichen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Two pictures side by side, or one over the other</source>
            <translation>Zwei Bilder nebeneinander oder eines über dem anderen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Compare with masks in a &amp;folder…</source>
            <translation>Mit Masken eines O&amp;rdners vergleichen…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Compare with another version of the masks, in a folder of PNG files</source>
            <translation>Mit einer anderen Fassung der Masken vergleichen, in einem Ordner mit PNG-Dateien</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>&amp;Repair masks</source>
            <translation>Masken ausb&amp;essern</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Mend doubtful masks from the good ones, of the selected range or all; you look before it counts</source>
            <translation>Zweifelhafte Masken nach den guten ausbessern, im gewählten Bereich oder überall; es gilt erst nach dem Ansehen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Repair settin&amp;gs</source>
            <translation>Ein&amp;stellungen der Reparatur</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>How masks are mended: by what, drawn how, with or without adapting to this clip</source>
            <translation>Wie Masken ausgebessert werden: wonach, wie gezeichnet, mit oder ohne Anpassung an diesen Clip</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Accept the repair</source>
            <translation>Reparatur annehmen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Take the mended masks, of the selected range and objects or all of them</source>
            <translation>Die ausgebesserten Masken nehmen, die des gewählten Bereichs und seiner Objekte oder alle</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Accept the repair of this frame</source>
            <translation>Reparatur dieses Bildes annehmen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Take its mended masks</source>
            <translation>Seine ausgebesserten Masken nehmen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Dismiss the repair</source>
            <translation>Reparatur verwerfen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Forget the mended masks; nothing changes</source>
            <translation>Die ausgebesserten Masken vergessen; nichts ändert sich</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Next &amp;mended frame</source>
            <translation>Nächstes ausge&amp;bessertes Bild</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Next frame of a repair</source>
            <translation>Nächstes Bild einer Reparatur</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/main_window.py" />
            <source>Masks are saved with every stroke; there is nothing to save by hand.</source>
            <translation>Masken werden mit jedem Strich gespeichert; von Hand ist nichts zu speichern.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/main_window.py" />
            <source>&amp;Undo {step}</source>
            <translation>&amp;Rückgängig: {step}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/main_window.py" />
            <location filename="../../vosannot/gui/session/collection.py" />
            <location filename="../../vosannot/gui/session/controller.py" />
            <location filename="../../vosannot/gui/session/exchange.py" />
            <location filename="../../vosannot/gui/session/masking.py" />
            <location filename="../../vosannot/gui/session/proposing.py" />
            <location filename="../../vosannot/gui/session/ranges.py" />
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/main_window.py" />
            <source>&amp;Redo {step}</source>
            <translation>&amp;Wiederholen: {step}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/main_window.py" />
            <source>Redo</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/main_window.py" />
            <source>{done} “{step}”</source>
            <translation>{done}: „{step}“</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/main_window.py" />
            <source>Opening {name} …</source>
            <translation>{name} wird geöffnet …</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/main_window.py" />
            <source>&amp;Pause</source>
            <translation>&amp;Anhalten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>&amp;Grow</source>
            <translation>&amp;Wachsen lassen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Grow the object's mask</source>
            <translation>Die Maske des Objekts wachsen lassen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Sh&amp;rink</source>
            <translation>Sch&amp;rumpfen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Shrink the object's mask</source>
            <translation>Die Maske des Objekts schrumpfen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>S&amp;mooth</source>
            <translation>&amp;Glätten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Smooth the object's outline</source>
            <translation>Den Umriss des Objekts glätten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Fill &amp;holes</source>
            <translation>&amp;Löcher füllen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Fill the holes in the object's mask</source>
            <translation>Die Löcher in der Maske des Objekts füllen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Remove &amp;specks</source>
            <translation>Kleine &amp;Teile entfernen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Remove the object's small pieces</source>
            <translation>Die kleinen Teile des Objekts entfernen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>&amp;Keep the largest piece</source>
            <translation>Nur das größte Teil &amp;behalten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Remove all but the largest piece</source>
            <translation>Alles außer dem größten Teil entfernen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>&amp;Copy to the next frame</source>
            <translation>Ins &amp;nächste Bild kopieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Copy the object's mask, and go there</source>
            <translation>Die Maske des Objekts kopieren und dorthin gehen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Copy to the &amp;previous frame</source>
            <translation>Ins &amp;vorige Bild kopieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Copy &amp;all masks to the next frame</source>
            <translation>&amp;Alle Masken ins nächste Bild kopieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Copy all masks to the pre&amp;vious frame</source>
            <translation>Alle Masken &amp;ins vorige Bild kopieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>M&amp;erge into…</source>
            <translation>Verschmel&amp;zen mit…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Make the object part of another one</source>
            <translation>Das Objekt zum Teil eines anderen machen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>S&amp;wap with…</source>
            <translation>Vertausc&amp;hen mit…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Exchange the object's masks with another one's</source>
            <translation>Die Masken des Objekts mit denen eines anderen tauschen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Merge into</source>
            <translation>Verschmelzen mit</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Swap with</source>
            <translation>Vertauschen mit</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>on every frame</source>
            <translation>in allen Bildern</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>only on this frame</source>
            <translation>nur in diesem Bild</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>{object_id}  {name}</source>
            <translation>{object_id}  {name}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>This needs two objects: {object.add} adds another one.</source>
            <translation>Dazu braucht es zwei Objekte: {object.add} fügt eines hinzu.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>You see every iteration and can stop at any moment.</source>
            <translation>Jede Iteration ist zu sehen, und jederzeit lässt sich anhalten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>Settings, live view, proposed objects or repair</source>
            <translation>Einstellungen, Live-Ansicht, Vorschläge oder Reparatur</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>Adapt</source>
            <comment>a tab; there is room for about 8 letters</comment>
            <translation>Anpassen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>Live</source>
            <translation>Live</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>Propose</source>
            <translation>Vorschlagen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>Engine</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>About {time} on this computer, as measured last time.</source>
            <translation>Etwa {time} auf diesem Rechner, wie zuletzt gemessen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>About {time} at most on this computer, as measured last time.</source>
            <translation>Höchstens etwa {time} auf diesem Rechner, wie zuletzt gemessen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>{iterations} iterations at {size} px.</source>
            <translation>{iterations} Iterationen mit {size} px.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>{iterations} iterations at {size} px, fewer if it stops by itself.</source>
            <translation>{iterations} Iterationen mit {size} px, weniger, wenn es von selbst anhält.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>Adapting needs about {memory} of memory.</source>
            <translation>Das Anpassen braucht etwa {memory} Speicher.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>You can stop it at any moment.</source>
            <translation>Jederzeit lässt sich anhalten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>Memory, about: </source>
            <translation>Speicher, etwa: </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>Very sure</source>
            <translation>Sehr sicher</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>Sure</source>
            <translation>Sicher</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>Less sure</source>
            <translation>Weniger sicher</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>Unsure</source>
            <translation>Unsicher</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>{speed} px a frame</source>
            <translation>{speed} px je Bild</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>Candidate {number}</source>
            <translation>Kandidat {number}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>{sure}, surest on frame {frame}</source>
            <translation>{sure}, am sichersten in Bild {frame}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>seen on {n} frames</source>
            <translation>
                <numerusform>in {n} Bild gesehen</numerusform>
                <numerusform>in {n} Bildern gesehen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>It is an object already.</source>
            <translation>Er ist schon ein Objekt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>Click: it becomes an object, with this mask.</source>
            <translation>Klicken: er wird ein Objekt, mit dieser Maske.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>&lt;p&gt;{sure}, {seen}, {area} of the picture. {what}&lt;/p&gt;</source>
            <translation>&lt;p&gt;{sure}, {seen}, {area} des Bildes. {what}&lt;/p&gt;</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>{sure}  ·  frame {frame}</source>
            <translation>{sure}  ·  Bild {frame}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <location filename="../../vosannot/gui/panels/live.py" />
            <location filename="../../vosannot/gui/panels/objects.py" />
            <location filename="../../vosannot/gui/session/checking.py" />
            <location filename="../../vosannot/gui/session/masking.py" />
            <location filename="../../vosannot/gui/session/queue.py" />
            <location filename="../../vosannot/gui/session/ranges.py" />
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <location filename="../../vosannot/jobs/batch.py" />
            <location filename="../../vosannot/project/exchange/checking.py" />
            <location filename="../../vosannot/project/exchange/exporting.py" />
            <location filename="../../vosannot/training/learning/run.py" />
            <source>{n} frames</source>
            <translation>
                <numerusform>{n} Bild</numerusform>
                <numerusform>{n} Bilder</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>Candidates</source>
            <translation>Kandidaten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Date added</source>
            <translation>Hinzugefügt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Last change</source>
            <translation>Letzte Änderung</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>Status</source>
            <translation>Stand</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>Who</source>
            <translation>Wer</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>Length</source>
            <translation>Länge</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Frames approved</source>
            <translation>Bestätigte Bilder</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Time spent</source>
            <translation>Arbeitszeit</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>Notes</source>
            <translation>Notizen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>To do</source>
            <translation>Zu tun</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Mine</source>
            <translation>Meine</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Free</source>
            <translation>Frei</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>To review</source>
            <translation>Zu prüfen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Search names, folders and notes</source>
            <translation>Namen, Ordner und Notizen durchsuchen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Search videos</source>
            <translation>Videos durchsuchen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Sort by</source>
            <translation>Sortieren nach</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Reversed</source>
            <translation>Umgekehrt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>The last first: largest, newest, furthest</source>
            <translation>Das Letzte zuerst: größte, neueste, weiteste</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Reversed order</source>
            <translation>Umgekehrte Reihenfolge</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Show only: {title}</source>
            <translation>Nur zeigen: {title}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Jobs at once</source>
            <translation>Zugleich</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Videos that are worked on at the same time, the open clip included; each takes its memory</source>
            <translation>Videos, an denen gleichzeitig gearbeitet wird, der offene Clip eingeschlossen; jedes braucht Speicher</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>{number} chosen</source>
            <translation>{number} gewählt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>None chosen</source>
            <translation>Nichts gewählt</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>{listed} of {n} videos</source>
            <translation>
                <numerusform>{listed} von {n} Video</numerusform>
                <numerusform>{listed} von {n} Videos</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>{time} of work</source>
            <translation>{time} Arbeit</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Show “{status}”: {videos}</source>
            <translation>„{status}“ zeigen: {videos}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Show “{status}”</source>
            <translation>„{status}“ zeigen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>This workspace has no videos yet. Drop videos or folders here, or add a whole folder tree at once.</source>
            <translation>In diesem Arbeitsbereich sind noch keine Videos. Videos oder Ordner hier ablegen oder einen ganzen Ordnerbaum hinzufügen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>No video fits “{words}”.</source>
            <translation>Kein Video passt zu „{words}“.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>No video has this status.</source>
            <translation>Kein Video hat diesen Stand.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>Video</source>
            <translation>Video</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <location filename="../../vosannot/gui/tour.py" />
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>Changed</source>
            <translation>Geändert</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>{number} frames</source>
            <translation>
                <numerusform>{number} Bild</numerusform>
                <numerusform>{number} Bilder</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>the file is missing</source>
            <translation>die Datei fehlt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>{share} approved</source>
            <translation>{share} bestätigt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>The file is missing.</source>
            <translation>Die Datei fehlt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>{frame_count} frames of {width} x {height}</source>
            <translation>{frame_count} Bilder von {width} x {height}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>{settled} of them painted by hand or approved</source>
            <translation>{settled} davon von Hand gemalt oder bestätigt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>{masks} of {frame_count} frames have masks, {sure}</source>
            <translation>{masks} von {frame_count} Bildern haben Masken, {sure}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>The file is missing</source>
            <translation>Die Datei fehlt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>none approved</source>
            <translation>keine bestätigt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>Notes on {name}</source>
            <translation>Notizen zu {name}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>you</source>
            <translation>ich</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>for you</source>
            <translation>für mich</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>for {person}</source>
            <translation>für {person}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>to review</source>
            <translation>zu prüfen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>d MMM yy</source>
            <comment>how a day is written, in the letters of QDate::toString</comment>
            <translation>d. MMM yy</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_table.py" />
            <source>Videos of the workspace</source>
            <translation>Videos des Arbeitsbereichs</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/curve.py" />
            <source>How much of the masks stayed as they were a check ago, 0 to 1; at 0.97 the rule stability stops</source>
            <translation>Wie viel der Masken seit der letzten Prüfung gleich blieb, 0 bis 1; bei 0,97 hält die Regel stability an</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/curve.py" />
            <source>How much forward and backward masks of held-out frames agree, 0 to 1; for rules that look at it</source>
            <translation>Wie sehr Vorwärts- und Rückwärtsmasken zurückgehaltener Bilder übereinstimmen, 0 bis 1; für Regeln, die darauf achten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/curve.py" />
            <source>How little the objects' areas jump from frame to frame, 0 to 1</source>
            <translation>Wie wenig die Flächen der Objekte von Bild zu Bild springen, 0 bis 1</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/curve.py" />
            <source>Loss curve</source>
            <translation>Loss-Kurve</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/cycle.py" />
            <source>&lt;p&gt;The reference's masks are carried to later frames (upper row) and from there back again (lower row, from right to left); where they do not come home as they were, the loss map glows, and that is what the network learns from.&lt;/p&gt;</source>
            <translation>&lt;p&gt;Die Masken der Referenz werden zu späteren Bildern getragen (obere Reihe) und von dort zurück (untere Reihe, von rechts nach links); wo sie nicht heimkommen, wie sie waren, leuchtet die Loss-Karte, und daraus lernt das Netz.&lt;/p&gt;</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/cycle.py" />
            <source>{frame} reference</source>
            <translation>{frame} Referenz</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/cycle.py" />
            <source>→ {frame} forward</source>
            <translation>→ {frame} vorwärts</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/cycle.py" />
            <source>← {frame} back</source>
            <translation>← {frame} zurück</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/cycle.py" />
            <source>Cycle view: a sample of this iteration, forwards, back, and its loss</source>
            <translation>Zyklusansicht: eine Stichprobe dieser Iteration, vorwärts, zurück, und ihr Loss</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/findings.py" />
            <source>What the check found</source>
            <translation>Was die Prüfung fand</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/findings.py" />
            <source>Rejected</source>
            <translation>Abgelehnt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/findings.py" />
            <source>Remark</source>
            <translation>Bemerkung</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/findings.py" />
            <source>Go to the frame</source>
            <translation>Zum Bild gehen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Mask cycle, tt-MCC</source>
            <translation>Maskenzyklus, tt-MCC</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Entropy, tt-Ent</source>
            <translation>Entropie, tt-Ent</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Auto-encoder, tt-AE</source>
            <translation>Autoencoder, tt-AE</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>None: as trained</source>
            <translation>Keines: wie trainiert</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Automatic</source>
            <translation>Automatisch</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>After all iterations</source>
            <translation>Nach allen Iterationen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Loss falls no more</source>
            <translation>Loss fällt nicht mehr</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Most agreement learned</source>
            <translation>Einigkeit meist gelernt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Masks agree no better</source>
            <translation>Nicht mehr einiger</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Masks have settled</source>
            <translation>Masken stehen fest</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Decoder</source>
            <translation>Decoder</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Batch norms</source>
            <translation>Batch-Normen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Low-rank changes</source>
            <translation>Niedriger Rang</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>On</source>
            <translation>An</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Off</source>
            <translation>Aus</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Depth agrees</source>
            <translation>Tiefe stimmt überein</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Looks of what moves</source>
            <translation>Aussehen des Bewegten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Entropy, TENT</source>
            <translation>Entropie, TENT</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Batch statistics</source>
            <translation>Batch-Statistik</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Both, the better one</source>
            <translation>Beides, das Bessere</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Drawn by the corrector</source>
            <translation>Vom Ausbesserer gezeichnet</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Carried from good ones</source>
            <translation>Von guten übertragen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Along edges</source>
            <translation>An Kanten entlang</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>As they come</source>
            <translation>Wie sie kommen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Loop through video</source>
            <translation>Durchs Video kreisen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Frame after frame</source>
            <translation>Bild für Bild</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Each frame alone</source>
            <translation>Jedes Bild für sich</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>All settings</source>
            <translation>Alle Einstellungen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Fewer settings</source>
            <translation>Weniger Einstellungen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Stop and use this</source>
            <translation>Anhalten und verwenden</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Stop and keep what is done</source>
            <translation>Anhalten, Fertiges behalten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>The first cycle comes with the previews of an iteration.</source>
            <translation>Der erste Zyklus kommt mit den Vorschauen einer Iteration.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Entropy looks at forward masks only: there is no cycle to show.</source>
            <translation>Entropie achtet nur auf Vorwärtsmasken: es gibt keinen Zyklus zu zeigen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>The auto-encoder looks at the reference alone: there is no cycle to show.</source>
            <translation>Der Autoencoder achtet nur auf die Referenz: es gibt keinen Zyklus zu zeigen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Use {word} {number}</source>
            <translation>{word} {number} nehmen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <location filename="../../vosannot/gui/session/adapt_task.py" />
            <source>iteration</source>
            <translation>Iteration</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Go on with the weights that the marker in the curve shows</source>
            <translation>Mit den Gewichten weitermachen, die die Marke in der Kurve zeigt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Stop, and put masks and network back as they were</source>
            <translation>Anhalten und Masken und Netz wiederherstellen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>&lt;p&gt;{meaning}: the broken line, and the axis at the right.&lt;/p&gt;</source>
            <translation>&lt;p&gt;{meaning}: die gestrichelte Linie und die Achse rechts.&lt;/p&gt;</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Cycle</source>
            <translation>Zyklus</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Cycle of iteration {step}</source>
            <translation>Zyklus der Iteration {step}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Using {word} {chosen}, as you chose; at first it was {first}.</source>
            <translation>Es gilt {word} {chosen}, wie gewählt; zuerst war es {first}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Drag along the curve to see any kept {word}.</source>
            <translation>Entlang der Kurve ziehen, um jede behaltene {word} zu sehen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Click a frame below to compare it on the canvas.</source>
            <translation>Ein Bild unten anklicken, um es auf der Leinwand zu vergleichen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Nothing runs</source>
            <translation>Nichts läuft</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Stop here and keep the frames that are done (Ctrl+.)</source>
            <translation>Hier anhalten und fertige Bilder behalten (Strg+.)</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>End the adaptation and go on with the newest weights</source>
            <translation>Die Anpassung beenden und mit den neuesten Gewichten weitermachen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <location filename="../../vosannot/gui/tour.py" />
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Stopped</source>
            <translation>Angehalten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Failed</source>
            <translation>Gescheitert</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live_masks.py" />
            <source>{seconds} s after the stroke</source>
            <translation>{seconds} s nach dem Strich</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live_masks.py" />
            <source>Paint an object: its masks follow.</source>
            <translation>Ein Objekt malen: seine Masken folgen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live_masks.py" />
            <source>This mask is not stored yet: Enter takes it, and so does painting on it.</source>
            <translation>Diese Maske ist noch nicht gespeichert: Enter nimmt sie, Malen darauf auch.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live_masks.py" />
            <source>White outlines: what the models see here. Enter takes it in place of the mask.</source>
            <translation>Weiße Umrisse: was die Modelle hier sehen. Enter nimmt das statt der Maske.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live_masks.py" />
            <source>Learning …</source>
            <translation>Lernt …</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live_masks.py" />
            <source>The models agree with this frame.</source>
            <translation>Die Modelle sind mit diesem Bild einig.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live_masks.py" />
            <source>{words}  Loss {loss}.</source>
            <translation>{words}  Loss {loss}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live_masks.py" />
            <source>The next frame with its live mask</source>
            <translation>Das nächste Bild mit seiner Live-Maske</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live_masks.py" />
            <source>The next frame; click to go there</source>
            <translation>Das nächste Bild; Klick geht dorthin</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/lookout.py" />
            <source>Frame {frame}: {words}</source>
            <translation>Bild {frame}: {words}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/lookout.py" />
            <source>Frame {frame}: {words}. It stands for frames {first} to {last}.</source>
            <translation>Bild {frame}: {words}. Steht für die Bilder {first} bis {last}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/model_choice.py" />
            <source>Manage models…</source>
            <translation>Modelle verwalten…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/model_choice.py" />
            <source>file</source>
            <translation>Datei</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/model_choice.py" />
            <source>not here</source>
            <translation>nicht hier</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/model_choice.py" />
            <source>of another network</source>
            <translation>eines anderen Netzes</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/model_choice.py" />
            <source>not fetched</source>
            <translation>nicht geladen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/objects.py" />
            <source>Paint on the picture: the first object is made by itself. {object.add} adds another.</source>
            <translation>Auf das Bild malen: das erste Objekt entsteht von selbst. {object.add} fügt weitere hinzu.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/objects.py" />
            <source>{id} {name}: {frames}. Double click renames it.</source>
            <translation>{id} {name}: {frames}. Doppelklick benennt um.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/objects.py" />
            <source>Object {id}, {name}, {frames}</source>
            <translation>Objekt {id}, {name}, {frames}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/objects.py" />
            <source>Colour of {name}</source>
            <translation>Farbe von {name}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/objects.py" />
            <location filename="../../vosannot/gui/panels/propose.py" />
            <location filename="../../vosannot/gui/session/propose_task.py" />
            <source>Propose objects</source>
            <translation>Objekte vorschlagen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/option_bar.py" />
            <source>Brush size</source>
            <translation>Pinselgröße</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/option_bar.py" />
            <source>Brush diameter in pixels of the clip</source>
            <translation>Pinseldurchmesser in Bildpunkten des Clips</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/option_bar.py" />
            <source>Diameter in pixels of the clip ([ and ], or Ctrl and the wheel)</source>
            <translation>Durchmesser in Bildpunkten des Clips ([ und ], oder Strg und das Rad)</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/option_bar.py" />
            <source>Protect other objects</source>
            <translation>Andere schützen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/option_bar.py" />
            <source>The brush leaves other objects' pixels alone (L)</source>
            <translation>Der Pinsel lässt die Bildpunkte anderer Objekte in Ruhe (L)</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/option_bar.py" />
            <source>Opacity of the masks</source>
            <translation>Deckkraft der Masken</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/option_bar.py" />
            <source>Zoom {scale}</source>
            <translation>Zoom {scale}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/previews.py" />
            <source>Frames predicted before adapting and with the chosen iteration. Click one to compare both on the canvas.</source>
            <translation>Bilder, vor der Anpassung und mit der gewählten Iteration berechnet. Eines anklicken, um beide auf der Leinwand zu vergleichen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/previews.py" />
            <source>Previews: before, and with the chosen iteration</source>
            <translation>Vorschauen: vorher und mit der gewählten Iteration</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/previews.py" />
            <source>Before</source>
            <translation>Vorher</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/propose.py" />
            <source>Make an object of every candidate: one step to undo</source>
            <translation>Aus jedem Kandidaten ein Objekt machen: ein Schritt zum Rückgängigmachen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/panels/propose.py" />
            <source>Accept all {n} candidates</source>
            <translation>
                <numerusform>{n} Kandidaten annehmen</numerusform>
                <numerusform>Alle {n} Kandidaten annehmen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/refine.py" />
            <source>How far the mask grows or shrinks, in pixels of the clip</source>
            <translation>Wie weit die Maske wächst oder schrumpft, in Bildpunkten des Clips</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/refine.py" />
            <source>Corners and gaps of this size are rounded, in pixels of the clip</source>
            <translation>Ecken und Lücken dieser Größe werden gerundet, in Bildpunkten des Clips</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/refine.py" />
            <source>Pieces with fewer pixels are removed</source>
            <translation>Teile mit weniger Bildpunkten werden entfernt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/refine.py" />
            <source>Refine  ▾</source>
            <translation>Verfeinern  ▾</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/refine.py" />
            <source>Grow, shrink, smooth, fill holes, remove specks</source>
            <translation>Wachsen, schrumpfen, glätten, Löcher füllen, kleine Teile entfernen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/refine.py" />
            <source>Refine the mask</source>
            <translation>Die Maske verfeinern</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/repair.py" />
            <source>Yours and approved ones are never touched; you look before it counts.</source>
            <translation>Eigene und bestätigte bleiben unberührt; es gilt erst nach dem Ansehen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/repair.py" />
            <source>Adapting takes minutes, and with the bundled weights did not help on average: watch the previews, and choose an iteration.</source>
            <translation>Die Anpassung dauert Minuten und half mit den mitgelieferten Gewichten im Mittel nicht: die Vorschauen ansehen und eine Iteration wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/repair.py" />
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>Repair masks</source>
            <translation>Masken ausbessern</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/run_on.py" />
            <source>This computer</source>
            <translation>Dieser Rechner</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/run_on.py" />
            <source>Cluster</source>
            <translation>Cluster</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/run_on.py" />
            <source>Run on</source>
            <translation>Rechnen auf</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/run_on.py" />
            <source>Where adaptations and propagations run; painting and live masks stay here</source>
            <translation>Wo Anpassen und Ausbreiten gerechnet werden; Malen und Live-Masken bleiben hier</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/run_on.py" />
            <source>host:6379</source>
            <translation>rechner:6379</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/run_on.py" />
            <source>Address of the cluster</source>
            <translation>Adresse des Clusters</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/run_on.py" />
            <source>Address of the cluster's head: HOST:PORT</source>
            <translation>Adresse des Cluster-Hauptrechners: HOST:PORT</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tasks.py" />
            <source>Stop, and keep what is done</source>
            <translation>Anhalten und Fertiges behalten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tasks.py" />
            <source>Stop {title}</source>
            <translation>{title} anhalten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tasks.py" />
            <source>Progress of what runs</source>
            <translation>Fortschritt dessen, was läuft</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tasks.py" />
            <source>Stop, and keep what is done (Ctrl+.)</source>
            <translation>Anhalten und Fertiges behalten (Strg+.)</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tasks.py" />
            <source>Stop what runs</source>
            <translation>Anhalten, was läuft</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tasks.py" />
            <source>Tasks</source>
            <translation>Aufgaben</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tasks.py" />
            <source>List of tasks</source>
            <translation>Liste der Aufgaben</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tasks.py" />
            <source>Nothing has run yet.</source>
            <translation>Noch ist nichts gelaufen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>On every frame</source>
            <translation>In allen Bildern</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>Only on this frame</source>
            <translation>Nur in diesem Bild</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>Where an object is split</source>
            <translation>Wo ein Objekt geteilt wird</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>On every frame: the piece is followed through the clip</source>
            <translation>In allen Bildern: das Teil wird durch den Clip verfolgt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Replace</source>
            <translation>Ersetzen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>What a suggestion does to the mask</source>
            <translation>Was ein Vorschlag mit der Maske macht</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>Add the suggestion to the object's mask on this frame, or replace it</source>
            <translation>Den Vorschlag der Maske des Objekts in diesem Bild hinzufügen oder sie ersetzen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>From mask</source>
            <translation>Aus der Maske</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>Model of click-to-segment</source>
            <translation>Modell zum Anklicken</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>Segment Anything model</source>
            <translation>Modell Segment Anything</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>No model yet: Models…</source>
            <translation>Noch kein Modell: Modelle…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>Segment Anything model: {name}</source>
            <translation>Modell Segment Anything: {name}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/words.py" />
            <source>d MMMM yyyy, HH:mm</source>
            <comment>how a moment is written, in the letters of QDate::toString</comment>
            <translation>d. MMMM yyyy, HH:mm</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/words.py" />
            <source>{minutes} min</source>
            <translation>{minutes} min</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/panels/words.py" />
            <source>{n} epochs</source>
            <translation>
                <numerusform>{n} Epoche</numerusform>
                <numerusform>{n} Epochen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/panels/words.py" />
            <source>{n} iterations</source>
            <translation>
                <numerusform>{n} Iteration</numerusform>
                <numerusform>{n} Iterationen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/words.py" />
            <source>Using {word} {chosen}.</source>
            <translation>Es gilt {word} {chosen}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/words.py" />
            <source>Using the weights as they were.</source>
            <translation>Es gelten die Gewichte, wie sie waren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/words.py" />
            <source>Stopped as asked after {count}. {using}</source>
            <translation>Wie gewünscht angehalten, Stand: {count}. {using}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/words.py" />
            <source>Adaptation did not help here: going on with the weights as they are.</source>
            <translation>Anpassen half hier nicht: es geht mit den Gewichten weiter, wie sie sind.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/words.py" />
            <source>Stopped by itself after {count}: {why} {using}</source>
            <translation>Von selbst angehalten, Stand: {count}. {why} {using}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Begin the range &amp;here</source>
            <translation>Bereich &amp;hier beginnen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>The selected range begins on this frame</source>
            <translation>Der gewählte Bereich beginnt in diesem Bild</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>&amp;End the range here</source>
            <translation>Bereich hier &amp;enden lassen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>The selected range ends on this frame</source>
            <translation>Der gewählte Bereich endet in diesem Bild</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Extend by a frame for&amp;wards</source>
            <translation>Ein Bild nach &amp;vorn erweitern</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Extend by a frame &amp;backwards</source>
            <translation>Ein Bild nach hin&amp;ten erweitern</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Take in the lane ab&amp;ove</source>
            <translation>Spur da&amp;rüber hinzunehmen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Take in the lane be&amp;low</source>
            <translation>Spur dar&amp;unter hinzunehmen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>&amp;Select all frames</source>
            <translation>&amp;Alle Bilder auswählen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Select &amp;nothing</source>
            <translation>&amp;Nichts auswählen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Select nothing</source>
            <translation>Nichts auswählen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>&amp;Re-propagate the range</source>
            <translation>Bereich neu aus&amp;breiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Predict the selected frames anew, and no others</source>
            <translation>Die gewählten Bilder neu berechnen, und keine anderen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>&amp;Interpolate</source>
            <translation>&amp;Interpolieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Fill the selected frames with shapes between the masks at both ends</source>
            <translation>Die gewählten Bilder mit Formen zwischen den Masken beider Enden füllen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>&amp;Approve the range</source>
            <translation>Bereich be&amp;stätigen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Take appro&amp;val back</source>
            <translation>Bestätigung &amp;zurücknehmen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>&amp;Delete the selected objects</source>
            <translation>Gewählte &amp;Objekte löschen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Delete them on these frames</source>
            <translation>Sie in diesen Bildern löschen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Delete all &amp;masks in the range</source>
            <translation>Alle &amp;Masken im Bereich löschen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>&amp;Delete {whom}</source>
            <translation>L&amp;öschen: {whom}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>No frames are selected</source>
            <translation>Keine Bilder sind gewählt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/checking.py" />
            <source>Check masks</source>
            <translation>Masken prüfen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/checking.py" />
            <source>The check was stopped before it began.</source>
            <translation>Die Prüfung wurde angehalten, bevor sie begann.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/checking.py" />
            <source>A check is running already.</source>
            <translation>Eine Prüfung läuft schon.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/checking.py" />
            <source>Nothing to check yet: masks are compared with those of other frames. {propagate.adapt} propagates.</source>
            <translation>Noch nichts zu prüfen: Masken werden mit denen anderer Bilder verglichen. {propagate.adapt} breitet aus.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/checking.py" />
            <source>The check failed.</source>
            <translation>Die Prüfung ist gescheitert.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/checking.py" />
            <source>expected J {score}</source>
            <translation>erwartetes J {score}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/checking.py" />
            <source>{n} frames may be wrong: {go.next_concern} goes to the worst.</source>
            <translation>
                <numerusform>{n} Bild kann falsch sein: {go.next_concern} geht dorthin.</numerusform>
                <numerusform>{n} Bilder können falsch sein: {go.next_concern} geht zum schlimmsten.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/checking.py" />
            <source>Nothing stands out.</source>
            <translation>Nichts fällt auf.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/checking.py" />
            <source>Checked {done}. {words}</source>
            <translation>Geprüft: {done}. {words}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/checking.py" />
            <source>The check was stopped; {n} frames are checked.</source>
            <translation>
                <numerusform>Die Prüfung wurde angehalten; {n} Bild ist geprüft.</numerusform>
                <numerusform>Die Prüfung wurde angehalten; {n} Bilder sind geprüft.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/checking.py" />
            <source>checking …</source>
            <translation>wird geprüft …</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/checking.py" />
            <source>no mask on this frame</source>
            <translation>keine Maske in diesem Bild</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/checking.py" />
            <source>these masks are yours: not doubted</source>
            <translation>von Hand: nicht angezweifelt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/checking.py" />
            <source>changed since the check</source>
            <translation>seit der Prüfung geändert</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/checking.py" />
            <source>not checked yet: Propagate ▸ Check masks</source>
            <translation>noch nicht geprüft: Ausbreiten ▸ Masken prüfen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/checking.py" />
            <source>nothing seems wrong here</source>
            <translation>hier scheint nichts falsch</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/checking.py" />
            <source>error maps are not kept: Propagate ▸ Check masks makes them anew</source>
            <translation>Fehlerkarten bleiben nicht: Ausbreiten ▸ Masken prüfen macht sie neu</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/clicking.py" />
            <source>Loading Segment Anything …</source>
            <translation>Segment Anything wird geladen …</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/clicking.py" />
            <source>Looking at the picture; the first click takes longest …</source>
            <translation>Das Bild wird angesehen; der erste Klick dauert am längsten …</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/clicking.py" />
            <source>Click {name}</source>
            <translation>{name} anklicken</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/clicking.py" />
            <source>The object has no mask on this frame: click it instead.</source>
            <translation>Das Objekt hat auf diesem Bild keine Maske: stattdessen anklicken.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/clicking.py" />
            <source>Waiting …</source>
            <translation>Es wird gewartet …</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/clicking.py" />
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Click</source>
            <translation>Anklicken</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/clicking.py" />
            <source>Segment Anything failed.</source>
            <translation>Segment Anything ist gescheitert.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>{path} is not there any more; if it was moved, say where it is.</source>
            <translation>{path} ist nicht mehr da; wenn die Datei verschoben wurde, angeben, wohin.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>Locate…</source>
            <translation>Wiederfinden…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>No video after this one is left to do; before it there is {videos}.</source>
            <translation>Nach diesem Video ist keines mehr zu tun; davor: {videos}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>Go to the first</source>
            <translation>Zum ersten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>No other video of the list is left to do.</source>
            <translation>Kein anderes Video der Liste ist noch zu tun.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>This is the first video of the list.</source>
            <translation>Das ist das erste Video der Liste.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>{n} videos marked as {status}.</source>
            <translation>
                <numerusform>{n} Video als „{status}“ markiert.</numerusform>
                <numerusform>{n} Videos als „{status}“ markiert.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>{name} is marked as {status}.</source>
            <translation>{name} ist als „{status}“ markiert.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>Videos are being added already; wait until that is done, or stop it.</source>
            <translation>Es werden schon Videos hinzugefügt; das abwarten oder anhalten.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/collection.py" />
            <location filename="../../vosannot/project/adding.py" />
            <source>{n} places</source>
            <translation>
                <numerusform>{n} Ort</numerusform>
                <numerusform>{n} Orte</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>Add videos of {name}</source>
            <translation>Videos hinzufügen: {name}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>{n} videos added</source>
            <translation>
                <numerusform>{n} Video hinzugefügt</numerusform>
                <numerusform>{n} Videos hinzugefügt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>{n} were there already</source>
            <translation>
                <numerusform>{n} war schon da</numerusform>
                <numerusform>{n} waren schon da</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>{n} could not be read</source>
            <translation>
                <numerusform>{n} ließ sich nicht lesen</numerusform>
                <numerusform>{n} ließen sich nicht lesen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>{name} was found.</source>
            <translation>{name} ist wiedergefunden.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>{name} was found, and {n} other videos that moved along.</source>
            <translation>
                <numerusform>{name} ist wiedergefunden, und {n} weiteres Video, das mit umgezogen ist.</numerusform>
                <numerusform>{name} ist wiedergefunden, und {n} weitere Videos, die mit umgezogen sind.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>Locate {name}</source>
            <translation>{name} wiederfinden</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>{name} is in the queue: take it off first.</source>
            <translation>{name} ist in der Warteschlange: zuerst herausnehmen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>Remove {what} from the workspace? {masks}, objects, history and notes go too, and cannot be brought back; the files stay.</source>
            <translation>Aus dem Arbeitsbereich entfernen: {what}? {masks}, Objekte, Verlauf und Notizen gehen mit und lassen sich nicht zurückholen; die Dateien bleiben.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/collection.py" />
            <location filename="../../vosannot/gui/session/exchange.py" />
            <location filename="../../vosannot/project/exchange/recognising.py" />
            <source>{n} masks</source>
            <translation>
                <numerusform>{n} Maske</numerusform>
                <numerusform>{n} Masken</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>Remove for good</source>
            <translation>Endgültig entfernen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>Removed {what} from the workspace; the files are where they were.</source>
            <translation>Aus dem Arbeitsbereich entfernt: {what}; die Dateien sind, wo sie waren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>before the run</source>
            <translation>vor dem Lauf</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>mended</source>
            <translation>ausgebessert</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>the adaptation</source>
            <translation>die Anpassung</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>the repair</source>
            <translation>die Reparatur</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>the whole run</source>
            <translation>den ganzen Lauf</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>iteration {step}</source>
            <translation>Iteration {step}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>no iteration yet</source>
            <translation>noch keine Iteration</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>before</source>
            <translation>vorher</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>now</source>
            <translation>jetzt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>{name} has no mask for frame {frame}.</source>
            <translation>{name} hat keine Maske für Bild {frame}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>Frame {frame} has no other version to compare.</source>
            <translation>Für Bild {frame} gibt es keine andere Fassung zum Vergleichen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>There is nothing to compare yet: adapt and propagate first, or compare with a folder of masks.</source>
            <translation>Noch gibt es nichts zu vergleichen: zuerst anpassen und ausbreiten, oder mit einem Ordner mit Masken vergleichen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/controller.py" />
            <source>That object is gone already.</source>
            <translation>Dieses Objekt ist schon weg.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/controller.py" />
            <source>Removed “{name}” from every frame.</source>
            <translation>„{name}“ aus allen Bildern entfernt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/controller.py" />
            <source>Undone</source>
            <translation>Rückgängig gemacht</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/controller.py" />
            <source>Done again</source>
            <translation>Wiederholt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/controller.py" />
            <source>This frame has no mask yet; there is nothing to approve.</source>
            <translation>Dieses Bild hat noch keine Maske; es gibt nichts zu bestätigen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/controller.py" />
            <source>This frame is painted by hand; it counts as approved.</source>
            <translation>Dieses Bild ist von Hand gemalt; es zählt als bestätigt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/controller.py" />
            <source>Frame {frame} is now a reference.</source>
            <translation>Bild {frame} ist jetzt eine Referenz.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/controller.py" />
            <source>Re-propagate from here ({propagate.next})</source>
            <translation>Von hier neu ausbreiten ({propagate.next})</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/controller.py" />
            <location filename="../../vosannot/gui/session/learning.py" />
            <location filename="../../vosannot/gui/session/models.py" />
            <source>{title} failed.</source>
            <translation>{title}: gescheitert.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/controller.py" />
            <location filename="../../vosannot/gui/session/models.py" />
            <source>{title} was stopped.</source>
            <translation>{title}: angehalten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/exchange.py" />
            <source>Exported to {folder}.</source>
            <translation>Exportiert nach {folder}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/exchange.py" />
            <source>all videos</source>
            <translation>alle Videos</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/exchange.py" />
            <source>Export {name}</source>
            <translation>{name} exportieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/exchange.py" />
            <source>A zip file; what is in it is seen when it is unpacked.</source>
            <translation>Eine Zip-Datei; was darin ist, zeigt sich beim Auspacken.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/exchange.py" />
            <source>Masks imported from {source}.</source>
            <translation>Masken aus {source} importiert.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/exchange.py" />
            <source>Imported from {source}: {masks}, {videos}, {added} of them new.</source>
            <translation>Aus {source} importiert: {masks}, {videos}, davon {added} neu.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/exchange.py" />
            <source>Open {name}</source>
            <translation>{name} öffnen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/flowing.py" />
            <source>computing flow …</source>
            <translation>Fluss wird berechnet …</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/flowing.py" />
            <source>flow to frame {other} · full colour: {fastest} px</source>
            <translation>Fluss zu Bild {other} · volle Farbe: {fastest} px</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/flowing.py" />
            <source>a single picture has no flow</source>
            <translation>ein einzelnes Bild hat keinen Fluss</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/forecast.py" />
            <source>Estimate the memory</source>
            <translation>Speicherbedarf schätzen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/grabbing.py" />
            <source>GrabCut {name}</source>
            <translation>GrabCut: {name}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/grabbing.py" />
            <source>Drag a box around the object; it must lie on the picture.</source>
            <translation>Einen Kasten um das Objekt ziehen; er muss auf dem Bild liegen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/grabbing.py" />
            <source>The object has no mask on this frame: drag a box around it instead.</source>
            <translation>Das Objekt hat in diesem Bild keine Maske: stattdessen einen Kasten darum ziehen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/grabbing.py" />
            <source>Looking for the object …</source>
            <translation>Das Objekt wird gesucht …</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/grabbing.py" />
            <source>No object was found there: scribble on it with the left button.</source>
            <translation>Dort wurde kein Objekt gefunden: mit der linken Taste darauf kritzeln.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/labels.py" />
            <source>The mask of frame {frame} cannot be read ({error}).</source>
            <translation>Die Maske von Bild {frame} lässt sich nicht lesen ({error}).</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>Learn {name}</source>
            <translation>{name} lernen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>loss</source>
            <translation>Loss</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>No workspace is open.</source>
            <translation>Es ist kein Arbeitsbereich offen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>{title} was stopped; what it has learned so far is kept.</source>
            <translation>{title}: angehalten; was bis hier gelernt ist, bleibt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>{name} is ready. {compared}</source>
            <translation>{name} ist bereit. {compared}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>Use it</source>
            <translation>Verwenden</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>{name} is worse than {start} and was not kept. {compared}</source>
            <translation>{name} ist schlechter als {start} und wurde nicht behalten. {compared}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>Keep it anyway</source>
            <translation>Trotzdem behalten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>Nothing was held out to compare it.</source>
            <translation>Zum Vergleichen wurde nichts zurückgehalten.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>J {before} → {after} on {n} held-out masks.</source>
            <translation>
                <numerusform>J {before} → {after} an {n} zurückgehaltenen Maske.</numerusform>
                <numerusform>J {before} → {after} an {n} zurückgehaltenen Masken.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/live_masks.py" />
            <source>Live masks need the model frtm-lite, which this installation lacks.</source>
            <translation>Live-Masken brauchen das Modell frtm-lite, das dieser Installation fehlt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/live_masks.py" />
            <source>Live masks: paint; this frame and the next follow every stroke. {frame.approve} takes what is shown.</source>
            <translation>Live-Masken: malen; dieses und das nächste Bild folgen jedem Strich. {frame.approve} nimmt, was zu sehen ist.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/live_masks.py" />
            <source>Take the live mask</source>
            <translation>Live-Maske nehmen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/live_masks.py" />
            <location filename="../../vosannot/gui/session/propagation.py" />
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>The engine failed.</source>
            <translation>Das Verfahren ist gescheitert.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/live_masks.py" />
            <source>Live masks are off: {sentence}</source>
            <translation>Live-Masken sind aus: {sentence}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/lookout.py" />
            <source>That was the last one; this is the first again. {frame.approve} approves what is right.</source>
            <translation>Das war das letzte; dies ist wieder das erste. {frame.approve} bestätigt, was stimmt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/lookout.py" />
            <source>There is none before this one: {go.next_concern} goes to the next frame to look at.</source>
            <translation>Davor gibt es keines: {go.next_concern} geht zum nächsten fraglichen Bild.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/lookout.py" />
            <source>{propagate.adapt} adapts and propagates, then doubtful frames are listed here.</source>
            <translation>{propagate.adapt} passt an und breitet aus, danach stehen hier zweifelhafte Bilder.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/lookout.py" />
            <source>Nothing is predicted yet: {how}</source>
            <translation>Noch ist nichts berechnet: {how}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/lookout.py" />
            <source>Nothing stands out. Have a look all the same; {frame.approve} approves what is right.</source>
            <translation>Nichts fällt auf. Trotzdem ansehen; {frame.approve} bestätigt, was stimmt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Grow {name}</source>
            <translation>{name} wachsen lassen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Shrink {name}</source>
            <translation>{name} schrumpfen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Smooth {name}</source>
            <translation>{name} glätten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Fill holes of {name}</source>
            <translation>Löcher füllen: {name}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Remove specks of {name}</source>
            <translation>Kleine Teile entfernen: {name}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Keep the largest piece of {name}</source>
            <translation>Größtes Teil behalten: {name}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Nothing to change: “{name}” stays as it is on this frame.</source>
            <translation>Nichts zu ändern: „{name}“ bleibt in diesem Bild, wie es ist.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Nothing to change: “{name}” has no holes on this frame.</source>
            <translation>Nichts zu ändern: „{name}“ hat in diesem Bild keine Löcher.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Nothing to change: “{name}” has no specks of that size on this frame.</source>
            <translation>Nichts zu ändern: „{name}“ hat in diesem Bild keine so kleinen Teile.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Nothing to change: “{name}” is in one piece on this frame.</source>
            <translation>Nichts zu ändern: „{name}“ ist in diesem Bild aus einem Stück.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>This frame has no mask, so there is nothing to take from here.</source>
            <translation>Dieses Bild hat keine Maske, daher gibt es hier nichts zu übernehmen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>This is the last frame; there is none to copy to.</source>
            <translation>Das ist das letzte Bild; es gibt keines, in das kopiert werden könnte.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>This is the first frame; there is none to copy to.</source>
            <translation>Das ist das erste Bild; es gibt keines, in das kopiert werden könnte.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>all masks</source>
            <translation>alle Masken</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Copy {what} to frame {target}</source>
            <translation>Kopieren in Bild {target}: {what}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Copied to frame {target}, which is now a reference.</source>
            <translation>In Bild {target} kopiert, das jetzt eine Referenz ist.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Frame {target} was painted or approved by hand: nothing was copied onto it.</source>
            <translation>Bild {target} wurde von Hand gemalt oder bestätigt: dorthin wurde nichts kopiert.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <location filename="../../vosannot/project/relabelling.py" />
            <source>Merge {name} into {other}</source>
            <translation>{name} mit {other} verschmelzen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <location filename="../../vosannot/project/relabelling.py" />
            <source>Swap {name} and {other}</source>
            <translation>{name} und {other} vertauschen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Neither object has a mask on this frame.</source>
            <translation>Keines der Objekte hat in diesem Bild eine Maske.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>There is no mask under the cursor: click the piece that becomes a new object.</source>
            <translation>Unter dem Zeiger ist keine Maske: das Teil anklicken, das ein neues Objekt wird.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>“{name}” is in one piece on this frame: erase a line between the parts first.</source>
            <translation>„{name}“ ist in diesem Bild aus einem Stück: zuerst eine Linie zwischen den Teilen radieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <location filename="../../vosannot/project/relabelling.py" />
            <source>Split {name}</source>
            <translation>{name} teilen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <location filename="../../vosannot/project/relabelling.py" />
            <source>{name} (split)</source>
            <translation>{name} (geteilt)</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>Masks are being propagated: wait for that, or stop it ({propagate.stop}).</source>
            <translation>Masken werden gerade ausgebreitet: das abwarten oder anhalten ({propagate.stop}).</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>{title}: {frames} changed.</source>
            <translation>{title}: {frames} geändert.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>There is no object yet: paint one first.</source>
            <translation>Noch gibt es kein Objekt: zuerst eines malen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>“{name}” has no mask on this frame, so there is nothing to refine.</source>
            <translation>„{name}“ hat in diesem Bild keine Maske, daher gibt es nichts zu verfeinern.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>“{name}” has no mask on this frame, so there is nothing to take from here.</source>
            <translation>„{name}“ hat in diesem Bild keine Maske, daher gibt es hier nichts zu übernehmen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/models.py" />
            <source>Fetch {name}</source>
            <translation>{name} laden</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/models.py" />
            <location filename="../../vosannot/project/exchange/importing.py" />
            <source>Import {name}</source>
            <translation>{name} importieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/models.py" />
            <source>Another model is being fetched or imported; wait for it, or stop it.</source>
            <translation>Ein anderes Modell wird gerade geladen oder importiert; das abwarten oder anhalten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/models.py" />
            <source>The model {name} is ready: choose it under Weights.</source>
            <translation>Das Modell {name} ist bereit: unter Gewichte wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/models.py" />
            <source>The model {name} is ready: press {tool.click} and click an object.</source>
            <translation>Das Modell {name} ist bereit: {tool.click} drücken und ein Objekt anklicken.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/opening.py" />
            <source>The sample clip is being rendered; it takes a few seconds the first time.</source>
            <translation>Der Beispielclip wird gerendert; beim ersten Mal dauert das ein paar Sekunden.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/painting.py" />
            <source>Paint {name}</source>
            <translation>{name} malen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/painting.py" />
            <source>Erase</source>
            <translation>Radieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/painting.py" />
            <source>Polygon {name}</source>
            <translation>Polygon: {name}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/painting.py" />
            <source>Erase polygon</source>
            <translation>Polygon radieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/painting.py" />
            <source>Fill {name}</source>
            <translation>{name} füllen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/painting.py" />
            <source>Erase region</source>
            <translation>Gebiet radieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Propagate through the clip</source>
            <translation>Durch den Clip ausbreiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Propagate forwards</source>
            <translation>Vorwärts ausbreiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Propagate backwards</source>
            <translation>Rückwärts ausbreiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Propagate to the next reference</source>
            <translation>Bis zur nächsten Referenz ausbreiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Propagate back to the previous reference</source>
            <translation>Zurück bis zur vorigen Referenz ausbreiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <location filename="../../vosannot/gui/tour.py" />
            <source>Adapt &amp; propagate</source>
            <translation>Anpassen &amp; ausbreiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>{task} with iteration {number}</source>
            <translation>{task} mit Iteration {number}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Propagate frames {first}–{last}</source>
            <translation>Bilder {first}–{last} ausbreiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Propagate frame {first}</source>
            <translation>Bild {first} ausbreiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>There is nothing to predict: every frame on that way is painted by hand or approved.</source>
            <translation>Es gibt nichts zu berechnen: jedes Bild auf diesem Weg ist von Hand gemalt oder bestätigt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Paint an object on any frame first: masks are carried from there to all others.</source>
            <translation>Zuerst in irgendeinem Bild ein Objekt malen: von dort werden Masken zu allen anderen getragen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>The weights of iteration {step} are no longer kept; adapt again.</source>
            <translation>Die Gewichte der Iteration {step} sind nicht mehr da; noch einmal anpassen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>Cancelled: masks and network are as before.</source>
            <translation>Abgebrochen: Masken und Netz sind wie zuvor.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Cancelled: masks are as before.</source>
            <translation>Abgebrochen: die Masken sind wie zuvor.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Stopped: {n} frames kept.</source>
            <translation>
                <numerusform>Angehalten: {n} Bild behalten.</numerusform>
                <numerusform>Angehalten: {n} Bilder behalten.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Stopped.</source>
            <translation>Angehalten.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>{n} frames predicted.</source>
            <translation>
                <numerusform>{n} Bild berechnet.</numerusform>
                <numerusform>{n} Bilder berechnet.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Correct what is wrong; {frame.approve} approves what is right.</source>
            <translation>Falsches korrigieren; {frame.approve} bestätigt, was stimmt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propose_task.py" />
            <source>epoch</source>
            <translation>Epoche</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>Finds what moves in this clip. Click one of the candidates then, and it is an object.</source>
            <translation>Findet, was sich in diesem Clip bewegt. Danach einen der Kandidaten anklicken, und er ist ein Objekt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>Candidates appear here as they are found.</source>
            <translation>Kandidaten erscheinen hier, sobald sie gefunden sind.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>The search failed.</source>
            <translation>Die Suche ist gescheitert.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>Stopped before anything was found.</source>
            <translation>Angehalten, bevor etwas gefunden war.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>Nothing was found.</source>
            <translation>Nichts wurde gefunden.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>A search is running already.</source>
            <translation>Eine Suche läuft schon.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>{n} candidates: click one, and it is an object on the frame where it is surest.</source>
            <translation>
                <numerusform>{n} Kandidat: anklicken, und er ist ein Objekt in dem Bild, in dem er am sichersten ist.</numerusform>
                <numerusform>{n} Kandidaten: einen anklicken, und er ist ein Objekt in dem Bild, in dem er am sichersten ist.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>“{name}” has a first mask: correct it, then adapt and propagate ({propagate.adapt}).</source>
            <translation>„{name}“ hat eine erste Maske: korrigieren, dann anpassen und ausbreiten ({propagate.adapt}).</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>{number} objects have a first mask each: correct them, then adapt and propagate ({propagate.adapt}).</source>
            <translation>{number} Objekte haben je eine erste Maske: korrigieren, dann anpassen und ausbreiten ({propagate.adapt}).</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>Frame {frame} has masks in that place already; they were left as they are.</source>
            <translation>In Bild {frame} sind an dieser Stelle schon Masken; sie blieben, wie sie sind.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>Replace them</source>
            <translation>Ersetzen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>{n} videos were still in the queue: {names}.</source>
            <translation>
                <numerusform>{n} Video war noch in der Warteschlange: {names}.</numerusform>
                <numerusform>{n} Videos waren noch in der Warteschlange: {names}.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>Go on with the queue</source>
            <translation>Weitermachen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>Forget it</source>
            <translation>Vergessen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>{n} videos queued; painting can go on.</source>
            <translation>
                <numerusform>{n} Video wartet; weitermalen geht.</numerusform>
                <numerusform>{n} Videos warten; weitermalen geht.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>Left out, with nothing painted or approved to begin from: {names}.</source>
            <translation>Ausgelassen, weil nichts gemalt oder bestätigt ist: {names}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>Left out, because the file is missing: {names}.</source>
            <translation>Ausgelassen, weil die Datei fehlt: {names}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>These videos are in the queue already.</source>
            <translation>Diese Videos sind schon in der Warteschlange.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>taken off the queue</source>
            <translation>aus der Warteschlange genommen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>stopped: you went on with it yourself</source>
            <translation>angehalten: selbst weitergemacht</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>every frame is painted or approved</source>
            <translation>alle Bilder gemalt oder bestätigt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>Adapt &amp; propagate {name}</source>
            <translation>{name} anpassen &amp; ausbreiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>Propagate {name}</source>
            <translation>{name} ausbreiten</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>stopped: {n} frames kept</source>
            <translation>
                <numerusform>angehalten: {n} Bild behalten</numerusform>
                <numerusform>angehalten: {n} Bilder behalten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>{n} frames predicted</source>
            <translation>
                <numerusform>{n} Bild berechnet</numerusform>
                <numerusform>{n} Bilder berechnet</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>The queue is done: {frames} predicted in {videos}</source>
            <translation>Die Warteschlange ist fertig: {frames} berechnet, in {videos}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>{n} stopped</source>
            <translation>
                <numerusform>{n} angehalten</numerusform>
                <numerusform>{n} angehalten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>{n} failed</source>
            <translation>
                <numerusform>{n} gescheitert</numerusform>
                <numerusform>{n} gescheitert</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{names} and {number} more</source>
            <translation>{names} und {number} weitere</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queued.py" />
            <source>waiting in the queue</source>
            <translation>wartet</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queued.py" />
            <source>starting</source>
            <translation>beginnt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queued_task.py" />
            <source>Resting while the open clip's job runs</source>
            <translation>Ruht, solange die Aufgabe des offenen Clips läuft</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queued_task.py" />
            <source>Queue</source>
            <translation>Warteschlange</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>Select frames first: drag across a lane of the timeline, or press {range.begin} on the first frame and {range.end} on the last.</source>
            <translation>Zuerst Bilder auswählen: über eine Spur der Zeitleiste ziehen, oder {range.begin} im ersten und {range.end} im letzten Bild drücken.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>frame {first}</source>
            <translation>Bild {first}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>frames {first}–{last}</source>
            <translation>Bilder {first}–{last}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>all objects</source>
            <translation>alle Objekte</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>There is nothing to delete: no mask is on {span}.</source>
            <translation>Es gibt nichts zu löschen: keine Maske ({span}).</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>There is nothing to delete: {objects} have no mask on {span}.</source>
            <translation>
                <numerusform>Es gibt nichts zu löschen: {objects} hat keine Maske ({span}).</numerusform>
                <numerusform>Es gibt nichts zu löschen: {objects} haben keine Maske ({span}).</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>Delete {what} on {span}</source>
            <translation>{what} löschen ({span})</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>There is nothing to approve on {span}: all masks there are painted or approved already.</source>
            <translation>Es gibt nichts zu bestätigen ({span}): alle Masken dort sind schon gemalt oder bestätigt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>There is nothing to approve on {span}: there is no mask.</source>
            <translation>Es gibt nichts zu bestätigen ({span}): keine Maske.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>Approve {span}</source>
            <translation>{span} bestätigen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>Approved {n} frames.</source>
            <translation>
                <numerusform>{n} Bild bestätigt.</numerusform>
                <numerusform>{n} Bilder bestätigt.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>No frame is approved on {span}.</source>
            <translation>Kein Bild ist bestätigt ({span}).</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>Withdraw approval of {span}</source>
            <translation>Bestätigung zurücknehmen: {span}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>{n} frames no longer approved.</source>
            <translation>
                <numerusform>{n} Bild nicht mehr bestätigt.</numerusform>
                <numerusform>{n} Bilder nicht mehr bestätigt.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>Masks are being interpolated: wait for that, or stop it ({propagate.stop}).</source>
            <translation>Masken werden gerade interpoliert: das abwarten oder anhalten ({propagate.stop}).</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>There is nothing to interpolate: no mask is on {span}.</source>
            <translation>Es gibt nichts zu interpolieren: keine Maske ({span}).</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>Interpolate {span}</source>
            <translation>{span} interpolieren</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>Interpolated {n} frames.</source>
            <translation>
                <numerusform>{n} Bild interpoliert.</numerusform>
                <numerusform>{n} Bilder interpoliert.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>No frame was interpolated.</source>
            <translation>Kein Bild wurde interpoliert.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>{n} frames painted or approved by hand stayed as they were.</source>
            <translation>
                <numerusform>{n} von Hand gemaltes oder bestätigtes Bild blieb, wie es war.</numerusform>
                <numerusform>{n} von Hand gemalte oder bestätigte Bilder blieben, wie sie waren.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>{one} and {other}</source>
            <translation>{one} und {other}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>{n} objects</source>
            <translation>
                <numerusform>{n} Objekt</numerusform>
                <numerusform>{n} Objekte</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>Deleted {what} on {n} frames</source>
            <translation>
                <numerusform>{what} in {n} Bild gelöscht</numerusform>
                <numerusform>{what} in {n} Bildern gelöscht</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>{done}, {manual} painted by hand.</source>
            <translation>{done}, davon {manual} von Hand gemalt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>The repair was stopped before it began.</source>
            <translation>Die Reparatur wurde angehalten, bevor sie begann.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>A repair is running already.</source>
            <translation>Eine Reparatur läuft schon.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>Nothing to repair yet: masks are mended from those of other frames. {propagate.adapt} propagates.</source>
            <translation>Noch nichts auszubessern: Masken werden nach denen anderer Bilder ausgebessert. {propagate.adapt} breitet aus.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>The repair failed.</source>
            <translation>Die Reparatur ist gescheitert.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>There is nothing to repair: all masks there are painted or approved by hand.</source>
            <translation>Es gibt nichts auszubessern: alle Masken dort sind von Hand gemalt oder bestätigt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>The repair was stopped; nothing was changed.</source>
            <translation>Die Reparatur wurde angehalten; nichts wurde geändert.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>{n} frames looked doubtful, but no better mask was found.</source>
            <translation>
                <numerusform>{n} Bild sah zweifelhaft aus, aber es fand sich keine bessere Maske.</numerusform>
                <numerusform>{n} Bilder sahen zweifelhaft aus, aber es fand sich keine bessere Maske.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>No mask looks doubtful: nothing to repair.</source>
            <translation>Keine Maske sieht zweifelhaft aus: nichts auszubessern.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>{n} frames mended, not yet accepted: {view.compare} compares, {propagate.accept_repair} accepts.</source>
            <translation>
                <numerusform>{n} Bild ausgebessert, noch nicht angenommen: {view.compare} vergleicht, {propagate.accept_repair} nimmt an.</numerusform>
                <numerusform>{n} Bilder ausgebessert, noch nicht angenommen: {view.compare} vergleicht, {propagate.accept_repair} nimmt an.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>Look</source>
            <translation>Ansehen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>Nothing is mended on {span}.</source>
            <translation>Nichts ist ausgebessert ({span}).</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>Repair {span}</source>
            <translation>{span} ausbessern</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>Repaired {n} frames.</source>
            <translation>
                <numerusform>{n} Bild ausgebessert.</numerusform>
                <numerusform>{n} Bilder ausgebessert.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>No frame was changed.</source>
            <translation>Kein Bild wurde geändert.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>{n} frames changed since the repair stayed as they are.</source>
            <translation>
                <numerusform>{n} seit der Reparatur geändertes Bild blieb, wie es ist.</numerusform>
                <numerusform>{n} seit der Reparatur geänderte Bilder blieben, wie sie sind.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>The repair is still running.</source>
            <translation>Die Reparatur läuft noch.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/repairing.py" />
            <source>Nothing is mended: {propagate.repair} repairs.</source>
            <translation>Nichts ist ausgebessert: {propagate.repair} bessert aus.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/run_on.py" />
            <location filename="../../vosannot/jobs/cluster.py" />
            <source>A cluster needs Ray, which is not installed: pip install 'vosannot[cluster]'.</source>
            <translation>Ein Cluster braucht Ray, das nicht installiert ist: pip install 'vosannot[cluster]'.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/run_on.py" />
            <source>Give the address of the cluster's head, as HOST:PORT. Until then, jobs run on this computer.</source>
            <translation>Die Adresse des Cluster-Hauptrechners als HOST:PORT angeben. Bis dahin laufen Aufträge auf diesem Rechner.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/saving.py" />
            <source>Everything is saved again.</source>
            <translation>Alles ist wieder gespeichert.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/saving.py" />
            <source>{n} changes are not saved, but kept in memory and tried again; you can go on.</source>
            <translation>
                <numerusform>{n} Änderung ist nicht gespeichert, bleibt aber im Speicher und wird wieder versucht; die Arbeit kann weitergehen.</numerusform>
                <numerusform>{n} Änderungen sind nicht gespeichert, bleiben aber im Speicher und werden wieder versucht; die Arbeit kann weitergehen.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/saving.py" />
            <location filename="../../vosannot/gui/welcome.py" />
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/saving.py" />
            <source>{n} changes are not saved, but kept in memory; you can go on.</source>
            <translation>
                <numerusform>{n} Änderung ist nicht gespeichert, bleibt aber im Speicher; es kann weitergehen.</numerusform>
                <numerusform>{n} Änderungen sind nicht gespeichert, bleiben aber im Speicher; es kann weitergehen.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/saving.py" />
            <source>Everything is saved; you go on in {path}.</source>
            <translation>Alles ist gespeichert; es geht in {path} weiter.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/saving.py" />
            <source>Today's backup was not made. {sentence}</source>
            <translation>Die heutige Sicherung ist nicht entstanden. {sentence}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/saving.py" />
            <location filename="../../vosannot/gui/welcome.py" />
            <source>Open a backup…</source>
            <translation>Sicherung öffnen…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/saving.py" />
            <source>This is a copy of the backup of {when}: {copy}. The workspace itself is untouched.</source>
            <translation>Das ist eine Kopie der Sicherung vom {when}: {copy}. Der Arbeitsbereich selbst ist unberührt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/stream_task.py" />
            <source>{title} failed: {error}</source>
            <translation>{title}: gescheitert: {error}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/suggesting.py" />
            <source>The suggestion is still being computed; Enter accepts it when it is there.</source>
            <translation>Der Vorschlag wird noch berechnet; Enter nimmt ihn an, wenn er da ist.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/suggesting.py" />
            <source>The suggestion changes nothing: the mask has these pixels already.</source>
            <translation>Der Vorschlag ändert nichts: die Maske hat diese Bildpunkte schon.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/suggesting.py" />
            <source>The suggestion on frame {frame} was not accepted (Enter), so nothing was changed.</source>
            <translation>Der Vorschlag in Bild {frame} wurde nicht angenommen (Enter), daher hat sich nichts geändert.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/suggesting.py" />
            <source>Accept it</source>
            <translation>Annehmen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Loading the network</source>
            <translation>Netz wird geladen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Adapting to this clip</source>
            <translation>Anpassung an diesen Clip</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Learning target models</source>
            <translation>Zielmodelle lernen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Propagating</source>
            <translation>Ausbreiten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Exporting</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Importing</source>
            <translation>Importieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Reading masks</source>
            <translation>Masken werden gelesen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Unpacking</source>
            <translation>Auspacken</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Fetching, in MB</source>
            <translation>Laden, in MB</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Checking</source>
            <translation>Prüfen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Repairing</source>
            <translation>Reparieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Drawing outlines</source>
            <translation>Umrisse zeichnen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Reading the masks</source>
            <translation>Die Masken werden gelesen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Scoring the start model</source>
            <translation>Startmodell wird bewertet</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Scoring the new model</source>
            <translation>Neues Modell wird bewertet</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Changing masks</source>
            <translation>Masken werden geändert</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Interpolating</source>
            <translation>Interpolieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Computing flow</source>
            <translation>Fluss wird berechnet</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Looking for what moves</source>
            <translation>Bewegtes wird gesucht</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Looking for videos</source>
            <translation>Videos werden gesucht</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Adding videos</source>
            <translation>Videos kommen hinzu</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Looking at moved videos</source>
            <translation>Umgezogene Videos</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Waiting</source>
            <translation>Wartet</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Stopping</source>
            <translation>Hält an</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Starting</source>
            <translation>Beginnt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <source>No video waits to be reviewed.</source>
            <translation>Kein Video wartet auf Prüfung.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <source>No other video is free.</source>
            <translation>Kein anderes Video ist frei.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <source>{n} videos are yours.</source>
            <translation>
                <numerusform>{n} Video ist übernommen.</numerusform>
                <numerusform>{n} Videos sind übernommen.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <source>{video} is yours.</source>
            <translation>{video} ist übernommen.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <source>{n} videos are free.</source>
            <translation>
                <numerusform>{n} Video ist frei.</numerusform>
                <numerusform>{n} Videos sind frei.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <source>{video} is free.</source>
            <translation>{video} ist frei.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <source>{n} videos wait to be reviewed.</source>
            <translation>
                <numerusform>{n} Video wartet auf Prüfung.</numerusform>
                <numerusform>{n} Videos warten auf Prüfung.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <source>{video} waits to be reviewed.</source>
            <translation>{video} wartet auf Prüfung.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <source>{n} videos are reviewed.</source>
            <translation>
                <numerusform>{n} Video ist geprüft.</numerusform>
                <numerusform>{n} Videos sind geprüft.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <source>{video} is reviewed.</source>
            <translation>{video} ist geprüft.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <source>{video} waits for {person}.</source>
            <translation>{video} wartet auf {person}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <source>{video} was sent back.</source>
            <translation>{video} wurde zurückgegeben.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <source>{video} is not yours any more: {why}.</source>
            <translation>{video} ist nicht mehr übernommen: {why}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <source>Claim it again</source>
            <translation>Wieder übernehmen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <source>{frames} of yours put back; undo takes that back.</source>
            <translation>{frames} zurückgeholt; Rückgängig nimmt das zurück.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <source>{frames} of what you painted when the video had gone: kept on this computer.</source>
            <translation>{frames}, gemalt als das Video schon weg war: auf diesem Rechner behalten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <source>Put them back</source>
            <translation>Zurückholen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <source>Discard them</source>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <source>Also kept: {frames} of yours. But somebody has changed the masks there since.</source>
            <translation>Auch behalten: {frames}. Dort hat aber inzwischen jemand die Masken geändert.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <source>Replace theirs</source>
            <translation>Deren ersetzen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/teamwork.py" />
            <source>Discard mine</source>
            <translation>Meine verwerfen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/status_line.py" />
            <location filename="../../vosannot/gui/timeline/view.py" />
            <source>painted by hand</source>
            <translation>von Hand gemalt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/status_line.py" />
            <location filename="../../vosannot/gui/timeline/panel.py" />
            <location filename="../../vosannot/gui/timeline/view.py" />
            <source>propagated</source>
            <translation>ausgebreitet</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/status_line.py" />
            <location filename="../../vosannot/gui/timeline/panel.py" />
            <location filename="../../vosannot/gui/timeline/view.py" />
            <source>approved</source>
            <translation>bestätigt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/status_line.py" />
            <location filename="../../vosannot/gui/timeline/view.py" />
            <source>confidence {confidence}</source>
            <translation>Sicherheit {confidence}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>A PostgreSQL database that several people annotate in</source>
            <translation>Eine PostgreSQL-Datenbank, in der mehrere annotieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>Open a team's wor&amp;kspace…</source>
            <translation>Arbeitsbereich eines &amp;Teams öffnen…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>Claim the next video that nobody has, and open it</source>
            <translation>Das nächste Video übernehmen, das niemand hat, und es öffnen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>Claim the &amp;next free video</source>
            <translation>&amp;Nächstes freies Video übernehmen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>Claim the next video that waits to be reviewed, and open it</source>
            <translation>Das nächste Video übernehmen, das auf Prüfung wartet, und es öffnen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>Claim the next to re&amp;view</source>
            <translation>Nächstes zu &amp;prüfendes übernehmen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>Nobody else writes to it until you release it</source>
            <translation>Bis zur Freigabe schreibt sonst niemand hinein</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>&amp;Claim</source>
            <translation>&amp;Übernehmen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>&amp;Release</source>
            <translation>&amp;Freigeben</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>Give it back to whoever wants it</source>
            <translation>An alle zurückgeben</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>&amp;Hand over…</source>
            <translation>&amp;Weitergeben…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>Give it to somebody else</source>
            <translation>An jemand anderen geben</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>It is done: somebody else looks at it</source>
            <translation>Es ist fertig: jemand anderes sieht es an</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>&amp;Send for review</source>
            <translation>&amp;Zur Prüfung geben</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>&amp;Approve the video</source>
            <translation>Video &amp;bestätigen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>It is right (reviewers)</source>
            <translation>Es stimmt (Prüfende)</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>Whoever sent it gets it back with a note (reviewers)</source>
            <translation>Wer es geschickt hat, bekommt es mit einer Notiz zurück (Prüfende)</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>Send &amp;back with a note…</source>
            <translation>Mit Notiz z&amp;urückgeben…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>{video} waits for them; nobody else is offered it.</source>
            <translation>{video} wartet dann darauf; niemand sonst bekommt es angeboten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>Hand over</source>
            <translation>Weitergeben</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>{video} goes back to whoever sent it for review.</source>
            <translation>{video} geht zurück an den, von dem es zur Prüfung kam.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/team_commands.py" />
            <source>Send back</source>
            <translation>Zurückgeben</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/panel.py" />
            <source>by hand: a reference</source>
            <translation>von Hand: Referenz</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/panel.py" />
            <source>Legend: by hand, approved, propagated</source>
            <translation>Legende: von Hand, bestätigt, ausgebreitet</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/panel.py" />
            <source>Frame</source>
            <translation>Bild</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/panel.py" />
            <source>The frame that is shown; type a number to go there</source>
            <translation>Das gezeigte Bild; eine Zahl eintippen, um dorthin zu gehen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/range_bar.py" />
            <source>Range ▾</source>
            <translation>Bereich ▾</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/range_bar.py" />
            <source>What can be done with the selected frames</source>
            <translation>Was mit den gewählten Bildern geschehen kann</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/view.py" />
            <source>A lane for each object, and how sure the network was. The menus Frame and Range do the same with keys.</source>
            <translation>Eine Spur für jedes Objekt, und wie sicher das Netz war. Die Menüs Bild und Bereich tun dasselbe mit Tasten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/view.py" />
            <source>Every object gets a lane here. Paint one frame to begin.</source>
            <translation>Jedes Objekt bekommt hier eine Spur. Zum Anfang ein Bild malen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/view.py" />
            <source>Doubt</source>
            <translation>Zweifel</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/view.py" />
            <source>Frame {frame}</source>
            <translation>Bild {frame}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/view.py" />
            <source>no mask</source>
            <translation>keine Maske</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/view.py" />
            <source>Drag to select frames; a double click selects all that look the same</source>
            <translation>Ziehen wählt Bilder aus; ein Doppelklick alle, die gleich aussehen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Brush</source>
            <translation>Pinsel</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Polygon</source>
            <translation>Polygon</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Lasso</source>
            <translation>Lasso</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Box</source>
            <translation>Kasten</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Fill</source>
            <translation>Füllen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>GrabCut</source>
            <translation>GrabCut</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Move</source>
            <translation>Verschieben</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Split</source>
            <translation>Teilen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Hand</source>
            <translation>Hand</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Left paints, right erases · wheel zooms, Ctrl + wheel sizes the brush · Space + drag moves</source>
            <translation>Links malt, rechts radiert · Rad zoomt, Strg + Rad ändert den Pinsel · Leertaste + Ziehen verschiebt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Left erases · wheel zooms, Ctrl + wheel sizes the eraser · Space + drag moves</source>
            <translation>Links radiert · Rad zoomt, Strg + Rad ändert den Radierer · Leertaste + Ziehen verschiebt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Click corners, the first one closes · drag corners, click an edge for a new one, Delete · Enter fills · Esc gives up</source>
            <translation>Ecken klicken, die erste schließt · Ecken ziehen, Kante klicken für eine neue, Entf · Enter füllt · Esc gibt auf</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Draw around what is to be filled · right erases · Esc gives up</source>
            <translation>Um das ziehen, was gefüllt werden soll · rechts radiert · Esc gibt auf</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Drag from corner to corner · Shift makes a square · right erases</source>
            <translation>Von Ecke zu Ecke ziehen · Umschalt macht ein Quadrat · rechts radiert</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Drag a box around the object · then left: this too, right: not this · Enter accepts · Esc gives up</source>
            <translation>Einen Kasten um das Objekt ziehen · dann links: das auch, rechts: das nicht · Enter nimmt an · Esc gibt auf</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Click the object, right click what is not · or drag a box · Enter accepts · Backspace takes back</source>
            <translation>Das Objekt anklicken, rechts klicken, was es nicht ist · oder Kasten ziehen · Enter nimmt an · Rücktaste nimmt zurück</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Drag the mask to move it, handles scale it (Shift: in proportion) · Enter does it · Esc gives up</source>
            <translation>Die Maske ziehen, Griffe skalieren (Umschalt: im Verhältnis) · Enter übernimmt · Esc gibt auf</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Click a piece of an object: it becomes a new object</source>
            <translation>Ein Teil eines Objekts anklicken: es wird ein neues Objekt</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Click a region to fill it with the current object · right click empties it</source>
            <translation>Ein Gebiet anklicken, um es mit dem aktuellen Objekt zu füllen · Rechtsklick leert es</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Drag the picture · double click fits it to the window</source>
            <translation>Das Bild ziehen · Doppelklick passt es ein</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>The sample's mask</source>
            <translation>Maske des Beispiels</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>A clip in the middle</source>
            <translation>Ein Clip in der Mitte</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>The wheel zooms, the middle button moves the picture, {play.toggle} plays, the arrow keys step.</source>
            <translation>Das Rad zoomt, die mittlere Taste verschiebt das Bild, {play.toggle} spielt ab, die Pfeiltasten gehen Bild für Bild.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>Paint one frame</source>
            <translation>Ein Bild malen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>{tool.brush} takes the brush: the left button paints, the right one erases. {object.add} adds another object. Take your time here: the network looks for what you give it.</source>
            <translation>{tool.brush} nimmt den Pinsel: die linke Taste malt, die rechte radiert. {object.add} fügt ein Objekt hinzu. Hier lohnt sich Sorgfalt: das Netz sucht, was man ihm gibt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>Paint it for me</source>
            <translation>Für mich malen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>Every object has a colour, a name (double click) and the number of frames it is on. The eye hides it.</source>
            <translation>Jedes Objekt hat eine Farbe, einen Namen (Doppelklick) und die Zahl der Bilder, in denen es ist. Das Auge verbirgt es.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>{propagate.adapt}: the network trains on this very video, with previews of every iteration. Stop it when they look right. Then the masks run through the clip.</source>
            <translation>{propagate.adapt}: das Netz trainiert an genau diesem Video, mit Vorschauen jeder Iteration. Anhalten, wenn sie stimmen. Dann laufen die Masken durch den Clip.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>Every object has a lane: what you painted, what was predicted, what you approved. Drag across lanes to select frames. The strip above shows where the network was in doubt.</source>
            <translation>Jedes Objekt hat eine Spur: was gemalt, was berechnet, was bestätigt ist. Über Spuren ziehen wählt Bilder aus. Der Streifen darüber zeigt, wo das Netz im Zweifel war.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>Where to look</source>
            <translation>Wo hinsehen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>{go.next_concern} goes to the next frame that is probably wrong. Paint it right, then {propagate.next} predicts anew from there. {frame.approve} approves a frame.</source>
            <translation>{go.next_concern} geht zum nächsten Bild, das wahrscheinlich falsch ist. Richtig malen, dann berechnet {propagate.next} von dort aus neu. {frame.approve} bestätigt ein Bild.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>Take it with you</source>
            <translation>Mitnehmen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>{file.export} exports DAVIS, YouTube-VOS, COCO or a video. Everything you paint is saved at once. The guide is under {help.guide}, all keys under {help.keys}, every command under {help.palette}.</source>
            <translation>{file.export} exportiert DAVIS, YouTube-VOS, COCO oder ein Video. Alles Gemalte ist sofort gespeichert. Die Anleitung (englisch): {help.guide}, alle Tasten: {help.keys}, jeder Befehl: {help.palette}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>End the tour</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>Tour, {title}</source>
            <translation>Rundgang, {title}</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/welcome.py" />
            <source>Paint one frame. Adapt the network to this very video. Correct what is left.</source>
            <translation>Ein Bild malen. Das Netz an genau dieses Video anpassen. Korrigieren, was bleibt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/welcome.py" />
            <source>mp4, mkv, avi, webm, … (Ctrl+O)</source>
            <translation>mp4, mkv, avi, webm, … (Strg+O)</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/welcome.py" />
            <source>Open an image folder</source>
            <translation>Bilderordner öffnen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/welcome.py" />
            <source>jpg, png, … (Ctrl+Shift+O)</source>
            <translation>jpg, png, … (Strg+Umschalt+O)</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/welcome.py" />
            <source>Try the sample clip</source>
            <translation>Beispielclip ansehen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/welcome.py" />
            <source>Two seconds, two objects</source>
            <translation>Zwei Sekunden, zwei Objekte</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/welcome.py" />
            <source>Go on with</source>
            <translation>Weitermachen mit</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/welcome.py" />
            <source>… or drop a video or folder anywhere</source>
            <translation>… oder Video oder Ordner irgendwo ablegen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/welcome.py" />
            <source>The workspace cannot be opened</source>
            <translation>Der Arbeitsbereich lässt sich nicht öffnen</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/welcome.py" />
            <source>Open another workspace…</source>
            <translation>Anderen Arbeitsbereich öffnen…</translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/welcome.py" />
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <location filename="../../vosannot/jobs/cluster.py" />
            <source>“{address}” is no address of a cluster: it is “local”, or HOST:PORT of its head.</source>
            <translation>„{address}“ ist keine Adresse eines Clusters: es ist „local“ oder HOST:PORT des Hauptrechners.</translation>
        </message>
        <message>
            <location filename="../../vosannot/jobs/cluster.py" />
            <source>Ray cannot be started: {why}</source>
            <translation>Ray lässt sich nicht starten: {why}</translation>
        </message>
        <message>
            <location filename="../../vosannot/jobs/cluster.py" />
            <source>There is no cluster at {address} that lets us in: {why}</source>
            <translation>Unter {address} ist kein Cluster, der uns einlässt: {why}</translation>
        </message>
        <message>
            <location filename="../../vosannot/jobs/cluster.py" />
            <source>A worker is to get {n} GPU, and the cluster has {there}.</source>
            <translation>Ein Arbeitsprozess soll {n} GPU bekommen, und der Cluster hat {there}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/jobs/cluster.py" />
            <source>The cluster takes no more work: {why}</source>
            <translation>Der Cluster nimmt keine Arbeit mehr an: {why}</translation>
        </message>
        <message>
            <location filename="../../vosannot/jobs/cluster.py" />
            <source>The worker {host} runs vosannot {there}, this computer {here}: install the same on both.</source>
            <translation>Auf {host} läuft vosannot {there}, auf diesem Rechner {here}: auf beiden dieselbe Version installieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/jobs/cluster.py" />
            <source>The worker has ended by itself.</source>
            <translation>Der Arbeitsprozess hat sich selbst beendet.</translation>
        </message>
        <message>
            <location filename="../../vosannot/jobs/cluster.py" />
            <source>Waiting for a free place on the cluster, with {needs}.</source>
            <translation>Warten auf einen freien Platz auf dem Cluster, mit {needs}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/jobs/cluster.py" />
            <source>The worker {host} was lost: its process or its computer ended.</source>
            <translation>Der Arbeitsprozess auf {host} ging verloren: er selbst oder sein Rechner ist beendet.</translation>
        </message>
        <message>
            <location filename="../../vosannot/jobs/cluster.py" />
            <source>No worker could be started on the cluster; is vosannot {version} installed there? {why}</source>
            <translation>Auf dem Cluster ließ sich kein Arbeitsprozess starten; ist dort vosannot {version} installiert? {why}</translation>
        </message>
        <message>
            <location filename="../../vosannot/jobs/gate.py" />
            <source>Refused what the worker sent: {what}</source>
            <translation>Abgelehnt, was der Arbeitsprozess geschickt hat: {what}</translation>
        </message>
        <message>
            <location filename="../../vosannot/jobs/gate.py" />
            <source>Refused what the worker sent: {what} More of this is not told.</source>
            <translation>Abgelehnt, was der Arbeitsprozess geschickt hat: {what} Weiteres davon wird nicht gemeldet.</translation>
        </message>
        <message>
            <location filename="../../vosannot/jobs/places.py" />
            <source>The worker ended unexpectedly, most likely out of memory; choose a smaller size.</source>
            <translation>Der Arbeitsprozess endete unerwartet, wahrscheinlich aus Speichermangel; eine kleinere Größe wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/jobs/runner.py" />
            <source>The worker ended before it could begin.</source>
            <translation>Der Arbeitsprozess endete, bevor er beginnen konnte.</translation>
        </message>
        <message>
            <location filename="../../vosannot/jobs/worker.py" />
            <source>There is not enough memory for this size; choose a smaller one and try again.</source>
            <translation>Für diese Größe reicht der Speicher nicht; eine kleinere wählen und noch einmal versuchen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/jobs/worker.py" />
            <source>The engine failed: {error}</source>
            <translation>Das Verfahren ist gescheitert: {error}</translation>
        </message>
        <message>
            <location filename="../../vosannot/jobs/worker.py" />
            <source>The work failed: {error}</source>
            <translation>Die Arbeit ist gescheitert: {error}</translation>
        </message>
        <message>
            <location filename="../../vosannot/masks/label_map.py" />
            <source>{source} has {ndim} dimensions; a label map has two, one object id for each pixel.</source>
            <translation>{source} hat {ndim} Dimensionen; eine Labelkarte hat zwei, eine Objektnummer für jeden Bildpunkt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/masks/label_map.py" />
            <source>{source} holds {dtype} values; a label map holds uint8 object ids.</source>
            <translation>{source} enthält Werte vom Typ {dtype}; eine Labelkarte enthält Objektnummern vom Typ uint8.</translation>
        </message>
        <message>
            <location filename="../../vosannot/masks/label_map.py" />
            <source>{source} is empty; a label map has at least one pixel.</source>
            <translation>{source} ist leer; eine Labelkarte hat mindestens einen Bildpunkt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/masks/label_map.py" />
            <source>{source} is {width}x{height} but the clip is {clip_width}x{clip_height}; a label map must have the size of its clip.</source>
            <translation>{source} ist {width}x{height} groß, der Clip aber {clip_width}x{clip_height}; eine Labelkarte muss so groß sein wie ihr Clip.</translation>
        </message>
        <message>
            <location filename="../../vosannot/masks/label_map.py" />
            <source>{source} has {counts} void pixels (value 255), which only ground truth may have; make them background or an object first.</source>
            <translation>{source} hat {counts} ungültige Bildpunkte (Wert 255), die es nur in Referenzdaten geben darf; zuerst zu Hintergrund oder einem Objekt machen.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/masks/label_map.py" />
            <source>{source} uses object ids {listed}, not in the object list ({known}); add the objects first.</source>
            <translation>
                <numerusform>{source} verwendet die Objektnummer {listed}, die nicht in der Objektliste steht ({known}); das Objekt zuerst hinzufügen.</numerusform>
                <numerusform>{source} verwendet die Objektnummern {listed}, die nicht in der Objektliste stehen ({known}); die Objekte zuerst hinzufügen.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/masks/label_map.py" />
            <source>which is empty</source>
            <translation>die leer ist</translation>
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <source>{source} is a PNG of an unknown kind ({mode}); save it as a palette PNG.</source>
            <translation>{source} ist ein PNG unbekannter Art ({mode}); als Paletten-PNG speichern.</translation>
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <source>{source} is too large for this machine's memory.</source>
            <translation>{source} ist zu groß für den Speicher dieses Rechners.</translation>
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <source>{source} is damaged and cannot be read ({error}); save or copy it again.</source>
            <translation>{source} ist beschädigt und lässt sich nicht lesen ({error}); noch einmal speichern oder kopieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <location filename="../../vosannot/project/clip_tree.py" />
            <source>{path} does not exist.</source>
            <translation>{path} gibt es nicht.</translation>
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <source>{source} is empty (0 bytes); save or copy it again.</source>
            <translation>{source} ist leer (0 Bytes); noch einmal speichern oder kopieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <source>{source} is not a PNG file; masks are read from palette or grey PNG files.</source>
            <translation>{source} ist keine PNG-Datei; Masken werden aus PNG-Dateien mit Palette oder Graustufen gelesen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <source>{source} is damaged: its header is incomplete; save or copy it again.</source>
            <translation>{source} ist beschädigt: der Kopf ist unvollständig; noch einmal speichern oder kopieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <source>{source} claims to be {width}x{height} pixels; masks of up to {max_pixels} megapixels are read.</source>
            <translation>{source} gibt {width}x{height} Bildpunkte an; gelesen werden Masken bis {max_pixels} Megapixel.</translation>
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <source>{source} has 16-bit values up to {max}; object ids lie between 1 and 254. Save it as an 8-bit palette PNG.</source>
            <translation>{source} hat 16-Bit-Werte bis {max}; Objektnummern liegen zwischen 1 und 254. Als 8-Bit-Paletten-PNG speichern.</translation>
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <source>{source} has half-transparent pixels, so its colours are no object ids; save it as a palette PNG.</source>
            <translation>{source} hat halb durchsichtige Bildpunkte, daher sind seine Farben keine Objektnummern; als Paletten-PNG speichern.</translation>
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <source>{source} is a colour picture with {colour} at ({x}, {y}), which is no colour of the DAVIS palette; save it as a palette PNG whose indices are the object ids.</source>
            <translation>{source} ist ein Farbbild mit {colour} bei ({x}, {y}), keiner Farbe der DAVIS-Palette; als Paletten-PNG speichern, dessen Indizes die Objektnummern sind.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/_container.py" />
            <source>{path} needs more memory than there is.</source>
            <translation>{path} braucht mehr Speicher, als es gibt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/_container.py" />
            <source>{path} is not a video file; choose a video or a folder of images.</source>
            <translation>{path} ist keine Videodatei; ein Video oder einen Bilderordner wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/_container.py" />
            <source>{path} has sound but no moving picture; choose a video file.</source>
            <translation>{path} hat Ton, aber kein bewegtes Bild; eine Videodatei wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/_container.py" />
            <source>{path} has no video in it; choose a video file or a folder of images.</source>
            <translation>{path} enthält kein Video; eine Videodatei oder einen Bilderordner wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/_container.py" />
            <source>{path} is stored with a codec that cannot be read here; convert it to H.264 first.</source>
            <translation>{path} ist mit einem Codec gespeichert, der sich hier nicht lesen lässt; zuerst nach H.264 umwandeln.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/_container.py" />
            <source>{path} does not say how large its picture is; it may be damaged. Convert it again.</source>
            <translation>{path} gibt die Bildgröße nicht an und ist vielleicht beschädigt. Noch einmal umwandeln.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/_container.py" />
            <source>{path} is incomplete: the index at its end is missing, as after an interrupted recording or copy; copy it again or repair it.</source>
            <translation>{path} ist unvollständig: das Verzeichnis am Ende fehlt, wie nach einer abgebrochenen Aufnahme oder Kopie; noch einmal kopieren oder reparieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/_container.py" />
            <source>{path} is not a video that can be read ({reason}); choose a video file or a folder of images.</source>
            <translation>{path} ist kein lesbares Video ({reason}); eine Videodatei oder einen Bilderordner wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/clip.py" />
            <source>A file name cannot contain a zero character; choose another file.</source>
            <translation>Ein Dateiname kann kein Nullzeichen enthalten; eine andere Datei wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/clip.py" />
            <source>{given} does not exist; check the name and whether its drive is connected.</source>
            <translation>{given} gibt es nicht; den Namen prüfen, und ob das Laufwerk verbunden ist.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/clip.py" />
            <source>{given} is neither a file nor a folder; choose a video file or a folder of images.</source>
            <translation>{given} ist weder Datei noch Ordner; eine Videodatei oder einen Bilderordner wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/clip.py" />
            <source>{given} is empty (0 bytes); copy or download it again.</source>
            <translation>{given} ist leer (0 Bytes); noch einmal kopieren oder herunterladen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/clip.py" />
            <source>{given} cannot be read: permission denied; change its permissions or copy it elsewhere.</source>
            <translation>{given} lässt sich nicht lesen: keine Berechtigung; die Rechte ändern oder anderswohin kopieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/clip.py" />
            <source>{given} cannot be read: {reason}.</source>
            <translation>{given} lässt sich nicht lesen: {reason}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/clip.py" />
            <source>choose a folder that does, or a video file.</source>
            <translation>einen Ordner mit Bildern oder eine Videodatei wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/clip.py" />
            <source>its folder '{inside}' does: open that one.</source>
            <translation>der Ordner '{inside}' darin schon: diesen öffnen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/clip.py" />
            <source>to open the video in it, choose '{videos}' itself.</source>
            <translation>um das Video darin zu öffnen, '{videos}' selbst wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/clip.py" />
            <source>{path} holds no images ({kinds}); {hint}</source>
            <translation>{path} enthält keine Bilder ({kinds}); {hint}</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{folder}: '{seen}' and '{name}' differ only in their ending, and their masks would have one name; move one of them out of the folder.</source>
            <translation>{folder}: '{seen}' und '{name}' unterscheiden sich nur in der Endung, ihre Masken hießen gleich; eines davon aus dem Ordner nehmen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{folder}: frame '{name}' is {w}x{h} but '{names}' is {width}x{height}; all images of a folder must have one size.</source>
            <translation>{folder}: Bild '{name}' ist {w}x{h} groß, aber '{names}' ist {width}x{height} groß; alle Bilder eines Ordners müssen gleich groß sein.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{name} is closed; open it again.</source>
            <translation>{name} ist geschlossen; noch einmal öffnen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{where} is gone; put the file back or open the folder again.</source>
            <translation>{where} ist weg; die Datei zurücklegen oder den Ordner noch einmal öffnen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{where} cannot be decoded ({error}); replace the file.</source>
            <translation>{where} lässt sich nicht decodieren ({error}); die Datei ersetzen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{where} has changed its size to {width}x{height}; open the folder again.</source>
            <translation>{where} hat seine Größe geändert, auf {width}x{height}; den Ordner noch einmal öffnen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{path} is empty (0 bytes); copy it again or remove it.</source>
            <translation>{path} ist leer (0 Bytes); noch einmal kopieren oder entfernen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{path} is not an image that can be read; replace or remove it.</source>
            <translation>{path} ist kein lesbares Bild; ersetzen oder entfernen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{path} cannot be read: permission denied; change its permissions.</source>
            <translation>{path} lässt sich nicht lesen: keine Berechtigung; die Rechte ändern.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{path} cannot be read as an image ({error}); replace or remove it.</source>
            <translation>{path} lässt sich nicht als Bild lesen ({error}); ersetzen oder entfernen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{path} is {width}x{height}, more than {max_pixels} megapixels; scale it down.</source>
            <translation>{path} ist {width}x{height} groß, mehr als {max_pixels} Megapixel; verkleinern.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/reader.py" />
            <source>{path} cannot be opened ({error}).</source>
            <translation>{path} lässt sich nicht öffnen ({error}).</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/reader.py" />
            <source>{path} cannot be opened.</source>
            <translation>{path} lässt sich nicht öffnen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/reader.py" />
            <source>{name} has no frame {index}; its frames are 0 to {frame_count}.</source>
            <translation>{name} hat kein Bild {index}; die Bilder sind 0 bis {frame_count}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/reader.py" />
            <source>Frame {index} of {path} cannot be decoded ({error}).</source>
            <translation>Bild {index} von {path} lässt sich nicht decodieren ({error}).</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/remote.py" />
            <source>Clips are not fetched from {scheme}: addresses; known are {join}.</source>
            <translation>Von Adressen mit {scheme}: werden keine Clips geladen; bekannt sind {join}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/remote.py" />
            <source>The address of a clip holds a password: everybody who has the workspace would see it.</source>
            <translation>Die Adresse eines Clips enthält ein Passwort: alle mit dem Arbeitsbereich würden es sehen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/remote.py" />
            <source>{text} names neither a file nor a folder.</source>
            <translation>{text} nennt weder Datei noch Ordner.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/remote.py" />
            <source>{address} holds no images.</source>
            <translation>In {address} sind keine Bilder.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/remote.py" />
            <source>{address} cannot be fetched: {error}; pip install 'vosannot[team]' brings what it needs.</source>
            <translation>{address} lässt sich nicht laden: {error}; was fehlt, bringt pip install 'vosannot[team]'.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/remote.py" />
            <source>{address} does not exist.</source>
            <translation>{address} gibt es nicht.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/remote.py" />
            <source>{address} cannot be fetched ({name}: {error}).</source>
            <translation>{address} lässt sich nicht laden ({name}: {error}).</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/remote.py" />
            <source>{inside} is larger than the cache of clips may be (VOSANNOT_CLIP_CACHE_GB).</source>
            <translation>{inside} ist größer, als der Zwischenspeicher für Clips sein darf (VOSANNOT_CLIP_CACHE_GB).</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/remote.py" />
            <source>The clip has {what} GB: more than its cache may take (VOSANNOT_CLIP_CACHE_GB).</source>
            <translation>Der Clip hat {what} GB: mehr, als der Zwischenspeicher fassen darf (VOSANNOT_CLIP_CACHE_GB).</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/sample.py" />
            <source>The sample clip cannot be written: {reason}.</source>
            <translation>Der Beispielclip lässt sich nicht schreiben: {reason}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/video.py" />
            <source>{path} is closed; open it again.</source>
            <translation>{path} ist geschlossen; noch einmal öffnen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/video.py" />
            <source>Frame {index} of {path} cannot be decoded; the file is damaged there.</source>
            <translation>Bild {index} von {path} lässt sich nicht decodieren; die Datei ist dort beschädigt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/video.py" />
            <source>Frame {index} of {path} cannot be converted to RGB ({error}).</source>
            <translation>Bild {index} von {path} lässt sich nicht in RGB umwandeln ({error}).</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/video.py" />
            <source>{path} has no frames that can be read; it is empty or damaged.</source>
            <translation>{path} hat keine lesbaren Bilder; die Datei ist leer oder beschädigt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/video.py" />
            <source>None of the frames of {path} can be decoded; the file is damaged.</source>
            <translation>Kein Bild von {path} lässt sich decodieren; die Datei ist beschädigt.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/media/video.py" />
            <source>{name} is incomplete: its last {n} of {all} frames are missing or damaged.</source>
            <translation>
                <numerusform>{name} ist unvollständig: das letzte Bild fehlt oder ist beschädigt.</numerusform>
                <numerusform>{name} ist unvollständig: die letzten {n} von {all} Bildern fehlen oder sind beschädigt.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/media/video.py" />
            <source>{name} is incomplete: it should last {promised} s, but ends after {seconds} s.</source>
            <translation>{name} ist unvollständig: es sollte {promised} s dauern, endet aber nach {seconds} s.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/media/video.py" />
            <source>The first {n} frames of {name} cannot be decoded and are left out; the recording starts in the middle of a picture group.</source>
            <translation>
                <numerusform>Das erste Bild von {name} lässt sich nicht decodieren und ist ausgelassen; die Aufnahme beginnt mitten in einer Bildgruppe.</numerusform>
                <numerusform>Die ersten {n} Bilder von {name} lassen sich nicht decodieren und sind ausgelassen; die Aufnahme beginnt mitten in einer Bildgruppe.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/media/video.py" />
            <source>{name} is damaged: {n} frames are left out that cannot be decoded.</source>
            <translation>
                <numerusform>{name} ist beschädigt: ein Bild ist ausgelassen, das sich nicht decodieren lässt.</numerusform>
                <numerusform>{name} ist beschädigt: {n} Bilder sind ausgelassen, die sich nicht decodieren lassen.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/media/writer.py" />
            <source>{path} was not written: there are no frames to put into it.</source>
            <translation>{path} wurde nicht geschrieben: es gibt keine Bilder dafür.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/writer.py" />
            <source>{path}: a video needs more than 0 frames per second, not {fps}.</source>
            <translation>{path}: ein Video braucht mehr als 0 Bilder je Sekunde, nicht {fps}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/media/writer.py" />
            <source>{path}: frame {frames} is {width}x{height} but the first is {first_width}x{first_height}; all frames of a video have one size.</source>
            <translation>{path}: Bild {frames} ist {width}x{height} groß, das erste aber {first_width}x{first_height}; alle Bilder eines Videos sind gleich groß.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/accepting.py" />
            <source>Accept {name}</source>
            <translation>{name} annehmen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/accepting.py" />
            <source>Accept {n} objects</source>
            <translation>
                <numerusform>{n} Objekt annehmen</numerusform>
                <numerusform>{n} Objekte annehmen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/project/adding.py" />
            <source>There is no video and no folder of pictures in {where}; choose another folder.</source>
            <translation>In {where} gibt es kein Video und keinen Bilderordner; einen anderen Ordner wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/address.py" />
            <source>A workspace is a file or a PostgreSQL database (postgresql+psycopg://user@host/name), not {scheme}://…</source>
            <translation>Ein Arbeitsbereich ist eine Datei oder eine PostgreSQL-Datenbank (postgresql+psycopg://user@host/name), nicht {scheme}://…</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/address.py" />
            <source>The URL names no database: postgresql+psycopg://user@host/name</source>
            <translation>Die Adresse nennt keine Datenbank: postgresql+psycopg://user@host/name</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/address.py" />
            <source>That URL cannot be read: postgresql+psycopg://user@host:port/name</source>
            <translation>Diese Adresse lässt sich nicht lesen: postgresql+psycopg://user@host:port/name</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/backups.py" />
            <source>Another program is making a backup of {workspace} just now.</source>
            <translation>Ein anderes Programm sichert {workspace} gerade.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/backups.py" />
            <source>There is no room for a backup of {workspace} in {folder}: it takes {size} MB, and half of the {room} MB that are free is left alone.</source>
            <translation>In {folder} ist kein Platz für eine Sicherung von {workspace}: sie braucht {size} MB, und die Hälfte der freien {room} MB bleibt unangetastet.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/backups.py" />
            <source>There is a file {target} already; choose another name.</source>
            <translation>Die Datei {target} gibt es schon; einen anderen Namen wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/clip_tree.py" />
            <location filename="../../vosannot/project/exchange/incoming.py" />
            <source>{folder} cannot be read: {reason}.</source>
            <translation>{folder} lässt sich nicht lesen: {reason}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/clip_tree.py" />
            <source>{path} holds more than {most} folders; choose a smaller one.</source>
            <translation>{path} enthält mehr als {most} Ordner; einen kleineren wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/collection.py" />
            <source>new</source>
            <translation>neu</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/collection.py" />
            <source>in progress</source>
            <translation>in Arbeit</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/collection.py" />
            <source>done</source>
            <translation>fertig</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/collection.py" />
            <source>reviewed</source>
            <translation>geprüft</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} shrank to half</source>
            <translation>{name} schrumpfte auf die Hälfte</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} shrank to a third</source>
            <translation>{name} schrumpfte auf ein Drittel</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} shrank to a quarter</source>
            <translation>{name} schrumpfte auf ein Viertel</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} shrank to a fifth</source>
            <translation>{name} schrumpfte auf ein Fünftel</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} shrank to a tenth</source>
            <translation>{name} schrumpfte auf ein Zehntel</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} doubled</source>
            <translation>{name} verdoppelte sich</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} tripled</source>
            <translation>{name} verdreifachte sich</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} grew fourfold</source>
            <translation>{name} wuchs aufs Vierfache</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} grew fivefold</source>
            <translation>{name} wuchs aufs Fünffache</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} grew tenfold</source>
            <translation>{name} wuchs aufs Zehnfache</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <location filename="../../vosannot/project/document.py" />
            <source>object {number}</source>
            <translation>Objekt {number}</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>unsure</source>
            <translation>unsicher</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>forward and backward disagree</source>
            <translation>vorwärts und rückwärts uneins</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>everything changes at once</source>
            <translation>alles ändert sich auf einmal</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} about {share} % wrong</source>
            <translation>{name} etwa zu {share} % falsch</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} vanished</source>
            <translation>{name} verschwand</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} appeared</source>
            <translation>{name} tauchte auf</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} shrank to {share} %</source>
            <translation>{name} schrumpfte auf {share} %</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} grew by {share} %</source>
            <translation>{name} wuchs um {share} %</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/copying.py" />
            <source>The workspace is damaged ({found}). Keep the file and open a backup of it.</source>
            <translation>Der Arbeitsbereich ist beschädigt ({found}). Die Datei behalten und eine Sicherung öffnen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/copying.py" />
            <source>The copy {target} cannot be written: the disk there is full.</source>
            <translation>Die Kopie {target} lässt sich nicht schreiben: der Datenträger dort ist voll.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/copying.py" />
            <source>The workspace is damaged ({error}). Keep the file and open a backup of it.</source>
            <translation>Der Arbeitsbereich ist beschädigt ({error}). Die Datei behalten und eine Sicherung öffnen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/copying.py" />
            <source>The copy {target} cannot be made: one of the two disks refuses ({error}).</source>
            <translation>Die Kopie {target} lässt sich nicht anlegen: einer der beiden Datenträger verweigert ({error}).</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/database.py" />
            <source>There is no workspace {path}, but what was last painted in one of that name is in {name}: put the workspace back beside it, or move that file away.</source>
            <translation>Den Arbeitsbereich {path} gibt es nicht, aber was zuletzt in einem dieses Namens gemalt wurde, ist in {name}: den Arbeitsbereich daneben zurücklegen oder jene Datei wegschieben.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/database.py" />
            <source>The file {path} is empty: it is not a vosannot workspace. It was not touched.</source>
            <translation>Die Datei {path} ist leer: sie ist kein Arbeitsbereich von vosannot. Sie wurde nicht angerührt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/database.py" />
            <source>The file {path} is not a vosannot workspace. It was not touched.</source>
            <translation>Die Datei {path} ist kein Arbeitsbereich von vosannot. Sie wurde nicht angerührt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/database.py" />
            <source>The database {path} is not a vosannot workspace. It was not touched.</source>
            <translation>Die Datenbank {path} ist kein Arbeitsbereich von vosannot. Sie wurde nicht angerührt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/database.py" />
            <source>The workspace {path} was made by a newer vosannot (format {row}, this program reads up to {format}). Update vosannot; the file was not touched.</source>
            <translation>Den Arbeitsbereich {path} hat ein neueres vosannot angelegt (Format {row}, dieses Programm liest bis {format}). vosannot erneuern; die Datei wurde nicht angerührt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/database.py" />
            <source>The workspace {path} is damaged (no table {listed}). It was not touched.</source>
            <translation>Der Arbeitsbereich {path} ist beschädigt (keine Tabelle {listed}). Er wurde nicht angerührt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>Add {name}</source>
            <translation>{name} hinzufügen</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>A video holds at most {max_object_id} objects; remove one that is not needed.</source>
            <translation>Ein Video fasst höchstens {max_object_id} Objekte; eines entfernen, das nicht gebraucht wird.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>Rename {name}</source>
            <translation>{name} umbenennen</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>Recolour {name}</source>
            <translation>{name} umfärben</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>Remove {name}</source>
            <translation>{name} entfernen</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <location filename="../../vosannot/project/interpolating.py" />
            <location filename="../../vosannot/project/relabelling.py" />
            <source>The video has no object {object_id}.</source>
            <translation>Das Video hat kein Objekt {object_id}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>An edit of frame {frame} does not fit the video: box {box}.</source>
            <translation>Eine Änderung von Bild {frame} passt nicht zum Video: Kasten {box}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>An object to be added has an id that another object has.</source>
            <translation>Ein Objekt, das hinzukommen soll, hat die Nummer eines anderen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>the label map of frame {frame}</source>
            <translation>die Labelkarte von Bild {frame}</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>Withdraw approval</source>
            <translation>Bestätigung zurücknehmen</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>Delete</source>
            <comment>a step of the history</comment>
            <translation>Löschen</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>the predicted label map of frame {frame}</source>
            <translation>die berechnete Labelkarte von Bild {frame}</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>{name} has no frame {frame}.</source>
            <translation>{name} hat kein Bild {frame}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>The clip {path} is not there, so its frames cannot be written.</source>
            <translation>Der Clip {path} ist nicht da, daher lassen sich seine Bilder nicht schreiben.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>Put it back, or leave the frames out.</source>
            <translation>Zurücklegen oder die Bilder weglassen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>{name} has no painted or approved masks.</source>
            <translation>{name} hat keine gemalten oder bestätigten Masken.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>Approve frames, or export all.</source>
            <translation>Bilder bestätigen oder alle exportieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>Paint or propagate some, or leave it out.</source>
            <translation>Welche malen oder ausbreiten, oder weglassen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>{name} has no masks.</source>
            <translation>{name} hat keine Masken.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>{name} has {frames}; the first and last do not count, so nothing is scored.</source>
            <translation>{name} hat {frames}; das erste und das letzte zählen nicht, daher wird nichts bewertet.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>Leave it out of what is scored.</source>
            <translation>Bei der Bewertung weglassen.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>{n} frames of {name} are neither painted nor approved: {frames}.</source>
            <translation>
                <numerusform>{n} Bild von {name} ist weder gemalt noch bestätigt: {frames}.</numerusform>
                <numerusform>{n} Bilder von {name} sind weder gemalt noch bestätigt: {frames}.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Look at them and approve them, or export only approved frames.</source>
            <translation>Ansehen und bestätigen, oder nur bestätigte Bilder exportieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>{name} is called {other} in the export, because two videos or the disk do not bear its name.</source>
            <translation>{name} heißt im Export {other}, weil zwei Videos so heißen oder der Datenträger den Namen nicht verträgt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>Nothing need be done.</source>
            <translation>Nichts zu tun.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>The files of {name} are numbered from 00000, because {first} is not five digits.</source>
            <translation>Die Dateien von {name} sind ab 00000 nummeriert, weil {first} nicht aus fünf Ziffern besteht.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>Nothing need be done; an import finds the frames again.</source>
            <translation>Nichts zu tun; ein Import findet die Bilder wieder.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking.py" />
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{n} frames of {name} have no mask: {frames}.</source>
            <translation>
                <numerusform>{n} Bild von {name} hat keine Maske: {frames}.</numerusform>
                <numerusform>{n} Bilder von {name} haben keine Maske: {frames}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>{n} frames of {name} have no painted or approved mask: {frames}.</source>
            <translation>
                <numerusform>{n} Bild von {name} hat keine gemalte oder bestätigte Maske: {frames}.</numerusform>
                <numerusform>{n} Bilder von {name} haben keine gemalte oder bestätigte Maske: {frames}.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Propagate to them, or write empty masks for frames that have none.</source>
            <translation>Dorthin ausbreiten, oder leere Masken für Bilder ohne Maske schreiben.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>They are written as empty, which says that nothing is there.</source>
            <translation>Sie werden leer geschrieben, was besagt, dass dort nichts ist.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>The object ids of {name} are {listed}; evaluators want 1 to {last} without gaps.</source>
            <translation>Die Objektnummern von {name} sind {listed}; Bewertungsprogramme wollen 1 bis {last} ohne Lücken.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>Merge or swap objects so that no number is left out (Mask menu).</source>
            <translation>Objekte verschmelzen oder vertauschen, sodass keine Nummer fehlt (Menü Maske).</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>Objects {listed} of {name} are not in the first frame.</source>
            <translation>
                <numerusform>Objekt {listed} von {name} ist nicht im ersten Bild.</numerusform>
                <numerusform>Die Objekte {listed} von {name} sind nicht im ersten Bild.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>Paint them there, or use a format that has a list of frames (YouTube-VOS, COCO).</source>
            <translation>
                <numerusform>Dort malen, oder ein Format mit einer Liste der Bilder nehmen (YouTube-VOS, COCO).</numerusform>
                <numerusform>Dort malen, oder ein Format mit einer Liste der Bilder nehmen (YouTube-VOS, COCO).</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>grey</source>
            <translation>Graustufen</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>24-bit colour</source>
            <translation>24-Bit-Farbe</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>grey with transparency</source>
            <translation>Graustufen mit Transparenz</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>colour with transparency</source>
            <translation>Farbe mit Transparenz</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <location filename="../../vosannot/project/exchange/recognising.py" />
            <source>{path} does not exist; check the name and whether its drive is connected.</source>
            <translation>{path} gibt es nicht; den Namen prüfen, und ob das Laufwerk verbunden ist.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Choose another folder, or repair it.</source>
            <translation>Einen anderen Ordner wählen oder diesen reparieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{name} holds results of an earlier evaluation; evaluators print it instead of computing anew.</source>
            <translation>{name} enthält Ergebnisse einer früheren Bewertung; Bewertungsprogramme drucken sie, statt neu zu rechnen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Delete it.</source>
            <translation>Löschen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{name} is left from an export that was interrupted.</source>
            <translation>{name} stammt von einem abgebrochenen Export.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Delete it, unless an export is running.</source>
            <translation>Löschen, wenn kein Export läuft.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Export it again with the tool that made it.</source>
            <translation>Mit dem Werkzeug, von dem es stammt, noch einmal exportieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Save or copy it again.</source>
            <translation>Noch einmal speichern oder kopieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{path} cannot be read: {strerror}.</source>
            <translation>{path} lässt sich nicht lesen: {strerror}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Save it as a palette PNG whose indices are the object ids.</source>
            <translation>Als Paletten-PNG speichern, dessen Indizes die Objektnummern sind.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Rename masks and frames alike: 00000.png, 00001.png, …</source>
            <translation>Masken und Bilder gleich benennen: 00000.png, 00001.png, …</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{width}x{height} instead of {clip_width}x{clip_height}</source>
            <translation>{width}x{height} statt {clip_width}x{clip_height}</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Export at the size of the frames.</source>
            <translation>In der Größe der Bilder exportieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>of an unknown kind</source>
            <translation>von unbekannter Art</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{depth}-bit {kind}</source>
            <translation>{depth} Bit, {kind}</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Save palette PNGs; importing and exporting here does that.</source>
            <translation>Paletten-PNGs speichern; hier importieren und exportieren tut das.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Nothing need be done for evaluators: the numbers count, not the colours.</source>
            <translation>Für Bewertungsprogramme nichts zu tun: die Zahlen zählen, nicht die Farben.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Make it 0, or the object; 255 belongs into ground truth only.</source>
            <translation>Zu 0 oder zum Objekt machen; 255 gehört nur in Referenzdaten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>The first mask of {name} shows no object, so nothing is scored.</source>
            <translation>Die erste Maske von {name} zeigt kein Objekt, daher wird nichts bewertet.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Paint its objects there.</source>
            <translation>Dort die Objekte malen.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{n} masks of {name} cannot be read. The first: {detail}</source>
            <translation>
                <numerusform>{n} Maske von {name} lässt sich nicht lesen. Die erste: {detail}</numerusform>
                <numerusform>{n} Masken von {name} lassen sich nicht lesen. Die erste: {detail}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{n} masks of {name} are not named with five digits</source>
            <translation>
                <numerusform>{n} Maske von {name} ist nicht mit fünf Ziffern benannt</numerusform>
                <numerusform>{n} Masken von {name} sind nicht mit fünf Ziffern benannt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{n} masks of {name} have the wrong size ({detail})</source>
            <translation>
                <numerusform>{n} Maske von {name} hat die falsche Größe ({detail})</numerusform>
                <numerusform>{n} Masken von {name} haben die falsche Größe ({detail})</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{n} masks of {name} are no palette PNG ({detail})</source>
            <translation>
                <numerusform>{n} Maske von {name} ist kein Paletten-PNG ({detail})</numerusform>
                <numerusform>{n} Masken von {name} sind keine Paletten-PNGs ({detail})</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{n} masks of {name} have other colours than those of DAVIS</source>
            <translation>
                <numerusform>{n} Maske von {name} hat andere Farben als die von DAVIS</numerusform>
                <numerusform>{n} Masken von {name} haben andere Farben als die von DAVIS</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{n} masks of {name} have the value 255 (void), which aborts the evaluation of a prediction</source>
            <translation>
                <numerusform>{n} Maske von {name} hat den Wert 255 (ungültig), was die Bewertung eines Ergebnisses abbricht</numerusform>
                <numerusform>{n} Masken von {name} haben den Wert 255 (ungültig), was die Bewertung eines Ergebnisses abbricht</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{n} masks of {name} have no frame: {files}.</source>
            <translation>
                <numerusform>{n} Maske von {name} hat kein Bild: {files}.</numerusform>
                <numerusform>{n} Masken von {name} haben kein Bild: {files}.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Masks must be named like the frames; rename or remove them.</source>
            <translation>Masken müssen wie die Bilder heißen; umbenennen oder entfernen.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{n} pictures among the masks of {name} are no PNG: {files}.</source>
            <translation>
                <numerusform>{n} Bild unter den Masken von {name} ist kein PNG: {files}.</numerusform>
                <numerusform>{n} Bilder unter den Masken von {name} sind keine PNGs: {files}.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Evaluators read PNG files; JPEG changes the numbers. Remove them or move them to JPEGImages.</source>
            <translation>Bewertungsprogramme lesen PNG-Dateien; JPEG verändert die Zahlen. Entfernen oder nach JPEGImages verschieben.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{n} frames of {name} are neither painted nor approved.</source>
            <translation>
                <numerusform>{n} Bild von {name} ist weder gemalt noch bestätigt.</numerusform>
                <numerusform>{n} Bilder von {name} sind weder gemalt noch bestätigt.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>{file} lists {name}, which has no masks.</source>
            <translation>{file} führt {name} auf, das keine Masken hat.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>Export it, or take it off the list.</source>
            <translation>Exportieren oder von der Liste nehmen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>{name} is in no list of ImageSets, so evaluators do not look at it.</source>
            <translation>{name} steht in keiner Liste von ImageSets, daher sehen Bewertungsprogramme es nicht an.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>Add its name to a list.</source>
            <translation>Den Namen einer Liste hinzufügen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>There is no {meta}, so nobody knows the objects and their frames.</source>
            <translation>Es gibt keine {meta}, daher kennt niemand die Objekte und ihre Bilder.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>Export to YouTube-VOS again.</source>
            <translation>Noch einmal nach YouTube-VOS exportieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>{name} is in meta.json but has no masks.</source>
            <translation>{name} steht in meta.json, hat aber keine Masken.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>{name} has masks but is not in meta.json.</source>
            <translation>{name} hat Masken, steht aber nicht in meta.json.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>{meta} says that object {key} of {name} is in frame {frame}, which has no mask.</source>
            <translation>{meta} sagt, dass Objekt {key} von {name} in Bild {frame} ist, das keine Maske hat.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>Annotations of {name} share an id, or have none: some would be lost.</source>
            <translation>Einträge von {name} haben dieselbe Nummer oder keine: einige gingen verloren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>Number them from 1.</source>
            <translation>Von 1 an nummerieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>{name} uses categories that it does not list: {listed}.</source>
            <translation>{name} verwendet Kategorien, die es nicht aufführt: {listed}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>List them under categories.</source>
            <translation>Unter categories aufführen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>The images of {name} do not lie beside {file}.</source>
            <translation>Die Bilder von {name} liegen nicht neben {file}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>Put them into the folder images, or give their folder to whatever reads the file.</source>
            <translation>In den Ordner images legen, oder ihren Ordner dem angeben, was die Datei liest.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/exporting.py" />
            <source>{path} has no video called “{unknown}”; it has {known}.</source>
            <translation>{path} hat kein Video namens „{unknown}“; vorhanden: {known}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/exporting.py" />
            <source>{path} has no masks yet; paint some first.</source>
            <translation>{path} hat noch keine Masken; zuerst welche malen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/exporting.py" />
            <source>There are no masks to export in {listed}; nothing was written.</source>
            <translation>In {listed} gibt es keine Masken zu exportieren; nichts wurde geschrieben.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/exporting.py" />
            <source>There are no painted or approved masks to export in {listed}; nothing was written.</source>
            <translation>In {listed} gibt es keine gemalten oder bestätigten Masken zu exportieren; nichts wurde geschrieben.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/exporting.py" />
            <source>{name}: {many} of {all} have no mask and were left out: {frames}.</source>
            <translation>{name}: {many} von {all} ohne Maske, ausgelassen: {frames}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/exporting.py" />
            <source>{name}: {many} of {all} have no approved mask and were written as empty: {frames}.</source>
            <translation>{name}: {many} von {all} ohne bestätigte Maske, leer geschrieben: {frames}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/exporting.py" />
            <source>{name}: {many} of {all} have no approved mask and were left out: {frames}.</source>
            <translation>{name}: {many} von {all} ohne bestätigte Maske, ausgelassen: {frames}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/exporting.py" />
            <source>{name}: {many} of {all} have no mask and were written as empty: {frames}.</source>
            <translation>{name}: {many} von {all} ohne Maske, leer geschrieben: {frames}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/importing.py" />
            <source>The frames were unpacked into {folder}: leave them there, the videos are read from it.</source>
            <translation>Die Bilder wurden nach {folder} ausgepackt: dort lassen, die Videos werden daraus gelesen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/importing.py" />
            <source>{path} has no video called “{unknown}”; it has {listed}.</source>
            <translation>{path} hat kein Video namens „{unknown}“; vorhanden: {listed}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/importing.py" />
            <source>{path} has several videos and none named {name}; choose the folder of one of them.</source>
            <translation>{path} hat mehrere Videos und keines namens {name}; den Ordner eines davon wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/importing.py" />
            <source>The workspace has several videos called {name}; import its masks while that clip is open, or with --video.</source>
            <translation>Der Arbeitsbereich hat mehrere Videos namens {name}; die Masken importieren, während der Clip offen ist, oder mit --video.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/importing.py" />
            <source>The masks of {name} are {width}x{height} but the clip is {clip_width}x{clip_height}; a mask must have the size of its clip.</source>
            <translation>Die Masken von {name} sind {width}x{height} groß, der Clip aber {clip_width}x{clip_height}; eine Maske muss so groß sein wie ihr Clip.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/importing.py" />
            <source>{source}: the workspace has no video called {name}, and its frames do not lie beside the masks. Add the video first, or import the masks while its clip is open.</source>
            <translation>{source}: der Arbeitsbereich hat kein Video namens {name}, und dessen Bilder liegen nicht neben den Masken. Zuerst das Video hinzufügen, oder die Masken importieren, während der Clip offen ist.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/importing.py" />
            <source>{name}: manual masks were kept in frames {ranges_text}.</source>
            <translation>{name}: von Hand gemalte Masken blieben in den Bildern {ranges_text}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/importing.py" />
            <source>{name}: names of objects stay as they were: {listed}{part}.</source>
            <translation>{name}: die Namen der Objekte blieben, wie sie waren: {listed}{part}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/incoming.py" />
            <source>{path} is {width}x{height} but the clip is {clip_width}x{clip_height}; a mask must have the size of its clip.</source>
            <translation>{path} ist {width}x{height} groß, der Clip aber {clip_width}x{clip_height}; eine Maske muss so groß sein wie ihr Clip.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/incoming.py" />
            <source>{file} and {name} are masks of one frame; remove one.</source>
            <translation>{file} und {name} sind Masken eines Bildes; eine entfernen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/incoming.py" />
            <source>{paths} belongs to no frame of {name}; masks must be named like the frames.</source>
            <translation>{paths} gehört zu keinem Bild von {name}; Masken müssen wie die Bilder heißen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/incoming.py" />
            <source>{file} and {other} are masks of one frame; remove one.</source>
            <translation>{file} und {other} sind Masken eines Bildes; eine entfernen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/json_files.py" />
            <source>{path} is {size} GB; JSON files of up to {max_json_bytes} MB are read. Split it into several.</source>
            <translation>{path} hat {size} GB; gelesen werden JSON-Dateien bis {max_json_bytes} MB. In mehrere aufteilen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/json_files.py" />
            <source>{source} is damaged or no JSON ({reason}); save or copy it again.</source>
            <translation>{source} ist beschädigt oder kein JSON ({reason}); noch einmal speichern oder kopieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/json_files.py" />
            <source>{source} holds no annotations that vosannot knows; it reads COCO and YouTube-VOS.</source>
            <translation>{source} enthält nichts, was vosannot kennt; es liest COCO und YouTube-VOS.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/material.py" />
            <source>The masks of frame {frame} of {name} were deleted meanwhile; export again.</source>
            <translation>Die Masken von Bild {frame} von {name} wurden inzwischen gelöscht; noch einmal exportieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/material.py" />
            <source>{path} has changed since it was annotated; put the old video back.</source>
            <translation>{path} hat sich geändert, seit es bemalt wurde; das alte Video zurücklegen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/material.py" />
            <source>{original} cannot be read: {reason}.</source>
            <translation>{original} lässt sich nicht lesen: {reason}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/material.py" />
            <source>A frame of {width}x{height} cannot be written as {upper}.</source>
            <translation>Ein Bild von {width}x{height} lässt sich nicht als {upper} schreiben.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/options.py" />
            <source>Every {every}th frame cannot be exported; 1 exports all.</source>
            <translation>Jedes {every}. Bild lässt sich nicht exportieren; 1 exportiert alle.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/options.py" />
            <source>Every {every}th frame goes with {listed}, not with {format}.</source>
            <translation>Jedes {every}. Bild geht mit {listed}, nicht mit {format}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/options.py" />
            <source>Edges are softened over 0 to 50 pixels, not {soften}.</source>
            <translation>Kanten werden über 0 bis 50 Bildpunkte weich, nicht {soften}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/options.py" />
            <source>The opacity lies between 0 and 1, not {opacity}.</source>
            <translation>Die Deckkraft liegt zwischen 0 und 1, nicht {opacity}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/options.py" />
            <source>“{words}” is no name for a DAVIS {name}; use letters and digits.</source>
            <translation>„{words}“ taugt nicht als DAVIS-Name ({name}); Buchstaben und Ziffern verwenden.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/place.py" />
            <source>{out} is a file, not a folder; choose another place.</source>
            <translation>{out} ist eine Datei, kein Ordner; einen anderen Ort wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/place.py" />
            <source>{out} holds other files ({there}{part}). Nothing was touched: choose a new or empty folder.</source>
            <translation>{out} enthält andere Dateien ({there}{part}). Nichts wurde angerührt: einen neuen oder leeren Ordner wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/place.py" />
            <source>{old} is there already and differs from what would be written. Nothing was touched: choose another folder, or allow replacing.</source>
            <translation>{old} gibt es schon, und es weicht von dem ab, was geschrieben würde. Nichts wurde angerührt: einen anderen Ordner wählen oder Ersetzen erlauben.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/place.py" />
            <source>{old} is in the way and no export; it was not touched. Choose another folder.</source>
            <translation>{old} ist im Weg und kein Export; nichts wurde angerührt. Einen anderen Ordner wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/place.py" />
            <source>{alien} is no file of an export; it was not touched. Move it elsewhere first.</source>
            <translation>{alien} gehört zu keinem Export; nichts wurde angerührt. Zuerst anderswohin verschieben.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/place.py" />
            <source>{out} is a folder, not a zip file; choose another name.</source>
            <translation>{out} ist ein Ordner, keine Zip-Datei; einen anderen Namen wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/place.py" />
            <source>{out} is there already. Nothing was touched: choose another name, or allow replacing.</source>
            <translation>{out} gibt es schon. Nichts wurde angerührt: einen anderen Namen wählen oder Ersetzen erlauben.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/place.py" />
            <source>{out} cannot be written: {reason}.</source>
            <translation>{out} lässt sich nicht schreiben: {reason}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{path}: annotation number {number} belongs to no image of the list.</source>
            <translation>{path}: Eintrag Nummer {number} gehört zu keinem Bild der Liste.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{path} has no annotation with a mask; boxes alone are not imported.</source>
            <translation>{path} hat keinen Eintrag mit Maske; Kästen allein werden nicht importiert.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{path}: two images have one id, or one has none; save it again.</source>
            <translation>{path}: zwei Bilder haben dieselbe Nummer, oder eines hat keine; noch einmal speichern.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{path}: the file name of image {image_id} leads nowhere or out of its folder.</source>
            <translation>{path}: der Dateiname von Bild {image_id} führt nirgendwohin oder aus dem Ordner hinaus.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{path}: image {image_id} claims to be {width}x{height} pixels.</source>
            <translation>{path}: Bild {image_id} gibt {width}x{height} Bildpunkte an.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{path}: the images of {name} lie in different folders.</source>
            <translation>{path}: die Bilder von {name} liegen in verschiedenen Ordnern.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{path}: {name} has {distinct} objects; a video holds at most {max_object_id}.</source>
            <translation>{path}: {name} hat {distinct} Objekte; ein Video fasst höchstens {max_object_id}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{name}: the file does not tell objects apart, so each category became one object.</source>
            <translation>{name}: die Datei unterscheidet keine Objekte, daher wurde jede Kategorie ein Objekt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{name}: {annotations} without a mask of its own left out.</source>
            <translation>{name}: {annotations} ohne eigene Maske ausgelassen.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{n} annotations</source>
            <translation>
                <numerusform>{n} Eintrag</numerusform>
                <numerusform>{n} Einträge</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{path}: {name} has two images called {stem}.</source>
            <translation>{path}: {name} hat zwei Bilder namens {stem}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{path}: {where} cannot be read: {error}.</source>
            <translation>{path}: {where} lässt sich nicht lesen: {error}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/recognising.py" />
            <source>{path} holds no masks that are known: choose a DAVIS or YouTube-VOS folder (with Annotations in it), a COCO JSON file, or a folder of PNG files named like the frames.</source>
            <translation>{path} enthält keine bekannten Masken: einen Ordner von DAVIS oder YouTube-VOS (mit Annotations darin), eine COCO-JSON-Datei oder einen Ordner mit PNG-Dateien wählen, die wie die Bilder heißen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/recognising.py" />
            <source>{path} is no file that masks are imported from; choose a folder, a zip or a JSON file.</source>
            <translation>Aus {path} lassen sich keine Masken importieren; einen Ordner, eine Zip- oder eine JSON-Datei wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/recognising.py" />
            <source>{path} is no COCO file: it needs lists called images and annotations.</source>
            <translation>{path} ist keine COCO-Datei: sie braucht Listen namens images und annotations.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/recognising.py" />
            <source>{path} has several JSON files ({name}, {other}, …); choose one of them.</source>
            <translation>{path} hat mehrere JSON-Dateien ({name}, {other}, …); eine davon wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/recognising.py" />
            <source>{path} holds {words}, which have no object ids; export to DAVIS, YouTube-VOS or COCO.</source>
            <translation>{path} enthält {words}, die keine Objektnummern haben; nach DAVIS, YouTube-VOS oder COCO exportieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/recognising.py" />
            <source>{root} is not a DAVIS or YouTube-VOS folder: there are no PNG files in Annotations/480p/&lt;sequence&gt; or Annotations/&lt;video&gt;.</source>
            <translation>{root} ist kein Ordner von DAVIS oder YouTube-VOS: in Annotations/480p/&lt;sequence&gt; oder Annotations/&lt;video&gt; sind keine PNG-Dateien.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/recognising.py" />
            <source>{path} is no list of YouTube-VOS: it needs an object called videos.</source>
            <translation>{path} ist keine Liste von YouTube-VOS: sie braucht ein Objekt namens videos.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/unpacking.py" />
            <source>{path} is damaged or no zip file ({error}); save or copy it again.</source>
            <translation>{path} ist beschädigt oder keine Zip-Datei ({error}); noch einmal speichern oder kopieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/unpacking.py" />
            <source>{path} holds {files}; that is no export. It was not unpacked.</source>
            <translation>{path} enthält {files}; das ist kein Export. Es wurde nicht ausgepackt.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/unpacking.py" />
            <source>{n} files</source>
            <translation>
                <numerusform>{n} Datei</numerusform>
                <numerusform>{n} Dateien</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/unpacking.py" />
            <source>{path} holds “{name}”, which leads out of its folder. It was not unpacked.</source>
            <translation>{path} enthält „{name}“, das aus dem Ordner hinausführt. Es wurde nicht ausgepackt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/unpacking.py" />
            <source>{path} is protected by a password; unpack it yourself and import the folder.</source>
            <translation>{path} ist mit einem Passwort geschützt; selbst auspacken und den Ordner importieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/unpacking.py" />
            <source>{path} holds “{name}” twice. It was not unpacked.</source>
            <translation>{path} enthält „{name}“ zweimal. Es wurde nicht ausgepackt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/unpacking.py" />
            <source>{path}: “{name}” grows to {file_size} GB. It was not unpacked.</source>
            <translation>{path}: „{name}“ wächst auf {file_size} GB. Es wurde nicht ausgepackt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/unpacking.py" />
            <source>{path} needs {total} GB unpacked, and {parent} has {free} GB left: free some space, or unpack it elsewhere and import the folder.</source>
            <translation>{path} braucht ausgepackt {total} GB, und in {parent} sind {free} GB frei: Platz schaffen, oder anderswo auspacken und den Ordner importieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/unpacking.py" />
            <source>{path}: “{filename}” is longer than it says. It was not unpacked.</source>
            <translation>{path}: „{filename}“ ist länger als angegeben. Es wurde nicht ausgepackt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/youtube_vos.py" />
            <source>{out} is no list of YouTube-VOS; nothing was touched. Choose another folder.</source>
            <translation>{out} ist keine Liste von YouTube-VOS; nichts wurde angerührt. Einen anderen Ordner wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The server of {workspace} does not let you in: look at the name, and at the password in ~/.pgpass.</source>
            <translation>Der Server von {workspace} gewährt keinen Zugang: Name und Passwort in ~/.pgpass ansehen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The server of {workspace} has no database of that name.</source>
            <translation>Der Server von {workspace} hat keine Datenbank dieses Namens.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The server of {workspace} does not allow you that; ask its owner.</source>
            <translation>Der Server von {workspace} erlaubt das nicht; der Besitzer kann helfen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The disk of the server of {workspace} is full.</source>
            <translation>Der Datenträger des Servers von {workspace} ist voll.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The server of {workspace} has too many connections just now.</source>
            <translation>Der Server von {workspace} hat gerade zu viele Verbindungen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The server of {workspace} took too long.</source>
            <translation>Der Server von {workspace} hat zu lange gebraucht.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The server of {workspace} took too long: somebody else is writing there.</source>
            <translation>Der Server von {workspace} hat zu lange gebraucht: dort schreibt gerade jemand anderes.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The server of {workspace} is being stopped or started.</source>
            <translation>Der Server von {workspace} wird gerade angehalten oder gestartet.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The workspace {workspace} cannot be used: {reason}.</source>
            <translation>Der Arbeitsbereich {workspace} lässt sich nicht verwenden: {reason}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The disk that holds the workspace {workspace} is full: free some space.</source>
            <translation>Der Datenträger mit dem Arbeitsbereich {workspace} ist voll: Platz schaffen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The workspace {workspace} or its folder is read-only: change that.</source>
            <translation>Der Arbeitsbereich {workspace} oder sein Ordner ist schreibgeschützt: das ändern.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The workspace {workspace} cannot be opened: the file is gone, or its folder is read-only.</source>
            <translation>Der Arbeitsbereich {workspace} lässt sich nicht öffnen: die Datei ist weg, oder ihr Ordner ist schreibgeschützt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The disk that holds the workspace {workspace} reports an error ({cause}). Is it still there?</source>
            <translation>Der Datenträger mit dem Arbeitsbereich {workspace} meldet einen Fehler ({cause}). Ist er noch da?</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The workspace {workspace} is damaged ({cause}). Keep the file and open a backup of it.</source>
            <translation>Der Arbeitsbereich {workspace} ist beschädigt ({cause}). Die Datei behalten und eine Sicherung öffnen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>Another program holds the database {workspace}. Close it there.</source>
            <translation>Ein anderes Programm hält die Datenbank {workspace}. Dort schließen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The workspace {workspace} cannot be read or written: {name}: {cause}</source>
            <translation>Der Arbeitsbereich {workspace} lässt sich nicht lesen oder schreiben: {name}: {cause}</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>Only reviewers may do that; ask the owner of the workspace.</source>
            <translation>Das dürfen nur Prüfende; der Besitzer des Arbeitsbereichs kann helfen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The server of {workspace} has not proved who it is (TLS): {said}</source>
            <translation>Der Server von {workspace} hat sich nicht ausgewiesen (TLS): {said}</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The server of {workspace} does not answer ({said}).</source>
            <translation>Der Server von {workspace} antwortet nicht ({said}).</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The server of {workspace} reports an error: {said}</source>
            <translation>Der Server von {workspace} meldet einen Fehler: {said}</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/frames.py" />
            <source>The label map of frame {frame} is missing from the workspace: the file is damaged. Keep it and open a backup.</source>
            <translation>Die Labelkarte von Bild {frame} fehlt im Arbeitsbereich: die Datei ist beschädigt. Sie behalten und eine Sicherung öffnen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/frames.py" />
            <source>The label map of frame {frame} cannot be read: the workspace is damaged. Keep it and open a backup.</source>
            <translation>Die Labelkarte von Bild {frame} lässt sich nicht lesen: der Arbeitsbereich ist beschädigt. Ihn behalten und eine Sicherung öffnen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/frames.py" />
            <source>The label map of frame {frame} has another size than the video: the workspace is damaged. Keep it and open a backup.</source>
            <translation>Die Labelkarte von Bild {frame} ist anders groß als das Video: der Arbeitsbereich ist beschädigt. Ihn behalten und eine Sicherung öffnen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/interpolating.py" />
            <source>Choose an object to interpolate first.</source>
            <translation>Zuerst ein Objekt zum Interpolieren wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/interpolating.py" />
            <source>There is no frame to fill: all between the two masks are painted or approved by hand.</source>
            <translation>Es gibt kein Bild zu füllen: alle zwischen den beiden Masken sind von Hand gemalt oder bestätigt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/interpolating.py" />
            <source>Interpolate {listed}</source>
            <translation>{listed} interpolieren</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/interpolating.py" />
            <source>“{name}” has no mask on frame {frame}, where the range begins: interpolating needs one at both ends.</source>
            <translation>„{name}“ hat keine Maske in Bild {frame}, wo der Bereich beginnt: Interpolieren braucht eine an beiden Enden.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/interpolating.py" />
            <source>“{name}” has no mask on frame {frame}, where the range ends: interpolating needs one at both ends.</source>
            <translation>„{name}“ hat keine Maske in Bild {frame}, wo der Bereich endet: Interpolieren braucht eine an beiden Enden.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/interpolating.py" />
            <source>There is no frame between the masks of “{name}” to fill: choose a longer range.</source>
            <translation>Zwischen den Masken von „{name}“ gibt es kein Bild zu füllen: einen längeren Bereich wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/interpolating.py" />
            <source>The mask on frame {frame} was deleted meanwhile; nothing was changed.</source>
            <translation>Die Maske in Bild {frame} wurde inzwischen gelöscht; nichts wurde geändert.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/kept.py" />
            <source>Strokes that the workspace refuses cannot be kept in {path} ({error}): make room there.</source>
            <translation>Striche, die der Arbeitsbereich ablehnt, lassen sich nicht in {path} behalten ({error}): dort Platz schaffen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/labelled.py" />
            <source>{path} has no video called {unknown}; it has {known}.</source>
            <translation>{path} hat kein Video namens {unknown}; vorhanden: {known}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/leases.py" />
            <source>{who} has the video now</source>
            <translation>{who} hat das Video jetzt</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/leases.py" />
            <source>you no longer have the video</source>
            <translation>das Video ist nicht mehr übernommen</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/leases.py" />
            <source>Your claim has ended: {lost}.</source>
            <translation>Die Übernahme ist zu Ende: {lost}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/leases.py" />
            <source>The workspace has no video number {video}.</source>
            <translation>Der Arbeitsbereich hat kein Video mit der Nummer {video}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/leases.py" />
            <source>{holder} has this video.</source>
            <translation>{holder} hat dieses Video.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/locking.py" />
            <source>The workspace {workspace} is already open in another window</source>
            <translation>Der Arbeitsbereich {workspace} ist schon in einem anderen Fenster offen</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/locking.py" />
            <source>Close it there first.</source>
            <translation>Dort zuerst schließen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/locking.py" />
            <source>this program, process {pid}</source>
            <translation>dieses Programm, Prozess {pid}</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/locking.py" />
            <source>another program, process {pid}</source>
            <translation>ein anderes Programm, Prozess {pid}</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/postgresql.py" />
            <source>Workspaces on PostgreSQL need the package psycopg: pip install 'vosannot[team]'.</source>
            <translation>Arbeitsbereiche auf PostgreSQL brauchen das Paket psycopg: pip install 'vosannot[team]'.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/postgresql.py" />
            <source>The database {address} holds other tables already. It was not touched.</source>
            <translation>Die Datenbank {address} enthält schon andere Tabellen. Sie wurde nicht verändert.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/postgresql.py" />
            <source>The database {address} has no workspace yet. Its owner makes one with: vosannot workspace init URL</source>
            <translation>Die Datenbank {address} hat noch keinen Arbeitsbereich. Ihr Besitzer legt ihn an mit: vosannot workspace init URL</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/postgresql.py" />
            <source>The workspace {address} was made by a newer vosannot (format {found}, this program reads up to {FORMAT}). Update vosannot; the workspace was not touched.</source>
            <translation>Der Arbeitsbereich {address} stammt von einem neueren vosannot (Format {found}, dieses Programm liest bis {FORMAT}). vosannot aktualisieren; der Arbeitsbereich wurde nicht verändert.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/postgresql.py" />
            <source>The workspace {address} is of an older vosannot (format {found}). Its owner brings it up to date with: vosannot workspace init URL</source>
            <translation>Der Arbeitsbereich {address} stammt von einem älteren vosannot (Format {found}). Sein Besitzer bringt ihn auf den neuen Stand mit: vosannot workspace init URL</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/postgresql.py" />
            <source>The workspace {address} is damaged (no table {join}).</source>
            <translation>Der Arbeitsbereich {address} ist beschädigt (keine Tabelle {join}).</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/postgresql.py" />
            <location filename="../../vosannot/project/reading.py" />
            <location filename="../../vosannot/project/workspace.py" />
            <location filename="../../vosannot/project/writer.py" />
            <source>The workspace is closed.</source>
            <translation>Der Arbeitsbereich ist geschlossen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/postgresql.py" />
            <source>A team's workspace stays where it is; copy it with: vosannot workspace copy</source>
            <translation>Der Arbeitsbereich eines Teams bleibt, wo er ist; ihn kopiert: vosannot workspace copy</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/postgresql.py" />
            <source>The workspace is being closed.</source>
            <translation>Der Arbeitsbereich wird geschlossen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/reading.py" />
            <source>The workspace {path} was moved or replaced, or its drive is gone: put it back.</source>
            <translation>Der Arbeitsbereich {path} wurde verschoben oder ersetzt, oder sein Laufwerk ist weg: zurücklegen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/reading.py" />
            <source>The workspace {path} has been changed by another window or program since it was opened here: save a copy elsewhere.</source>
            <translation>Der Arbeitsbereich {path} wurde von einem anderen Fenster oder Programm geändert, seit er hier geöffnet wurde: eine Kopie anderswo sichern.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/relabelling.py" />
            <source>An object cannot be merged into itself; choose another one.</source>
            <translation>Ein Objekt lässt sich nicht mit sich selbst verschmelzen; ein anderes wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/relabelling.py" />
            <source>An object cannot be swapped with itself; choose another one.</source>
            <translation>Ein Objekt lässt sich nicht mit sich selbst vertauschen; ein anderes wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/relabelling.py" />
            <source>The piece is all there is of {name} on frame {frame}; there is nothing to split.</source>
            <translation>Das Teil ist alles, was es von {name} in Bild {frame} gibt; es gibt nichts zu teilen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/relabelling.py" />
            <source>One of the objects was removed meanwhile; nothing was changed.</source>
            <translation>Eines der Objekte wurde inzwischen entfernt; nichts wurde geändert.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/runs.py" />
            <source>The video has no run {run}.</source>
            <translation>Das Video hat keinen Lauf {run}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/team.py" />
            <source>Say to whom the video is handed over.</source>
            <translation>Es fehlt, an wen das Video weitergegeben wird.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/team.py" />
            <source>Say what is to be done: a video is sent back with a note.</source>
            <translation>Es fehlt, was zu tun ist: ein Video geht mit einer Notiz zurück.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/team.py" />
            <source>{name} is not yours: claim it first.</source>
            <translation>{name} ist nicht übernommen: zuerst übernehmen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/team.py" />
            <source>you gave the video back</source>
            <translation>das Video wurde zurückgegeben</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/team.py" />
            <source>somebody else has the video now</source>
            <translation>jemand anderes hat das Video jetzt</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/team.py" />
            <source>Kept strokes</source>
            <translation>Behaltene Striche</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/transfer.py" />
            <source>The copy of {name} is not the same as what was read: no copy was made.</source>
            <translation>Die Kopie von {name} gleicht nicht dem, was gelesen wurde: es wurde keine gemacht.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/transfer.py" />
            <location filename="../../vosannot/project/workspace.py" />
            <source>The workspace {path} does not exist.</source>
            <translation>Den Arbeitsbereich {path} gibt es nicht.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/transfer.py" />
            <source>The workspace {path} is of an older format: open it once, then copy it.</source>
            <translation>Der Arbeitsbereich {path} hat ein älteres Format: einmal öffnen, dann kopieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/transfer.py" />
            <source>There are videos in {address} already: copy into an empty database.</source>
            <translation>In {address} sind schon Videos: in eine leere Datenbank kopieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/transfer.py" />
            <location filename="../../vosannot/project/workspace.py" />
            <source>There is a file {path} already; choose another name.</source>
            <translation>Die Datei {path} gibt es schon; einen anderen Namen wählen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/versions.py" />
            <source>before the last job</source>
            <translation>vor dem letzten Lauf</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/videos.py" />
            <source>The workspace has no video number {number}.</source>
            <translation>Der Arbeitsbereich hat kein Video Nummer {number}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/videos.py" />
            <source>Video {number} of the workspace is not listed: {why}.</source>
            <translation>Video {number} des Arbeitsbereichs steht nicht in der Liste: {why}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/videos.py" />
            <source>{path} is in the workspace already, as {name}.</source>
            <translation>{path} ist schon im Arbeitsbereich, als {name}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/videos.py" />
            <source>These videos have {found} masks now, more than a moment ago: nothing was removed.</source>
            <translation>Diese Videos haben jetzt {found} Masken, mehr als eben noch: nichts wurde entfernt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/videos.py" />
            <source>{frame_count} frames of {width}x{height}</source>
            <translation>{frame_count} Bilder von {width}x{height}</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/videos.py" />
            <source>{path} has changed since it was annotated: it had {was}, now it has {now}. Its masks were not touched; put the old video back, or add the new one under another name.</source>
            <translation>{path} hat sich geändert, seit es bemalt wurde: es hatte {was}, jetzt {now}. Seine Masken wurden nicht angerührt; das alte Video zurücklegen oder das neue unter einem anderen Namen hinzufügen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/workspace.py" />
            <source>The folder {parent} for the workspace {name} does not exist.</source>
            <translation>Den Ordner {parent} für den Arbeitsbereich {name} gibt es nicht.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/workspace.py" />
            <source>{path} is a folder, not a workspace file.</source>
            <translation>{path} ist ein Ordner, keine Arbeitsbereichsdatei.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/workspace.py" />
            <source>{told} Its newest backup is of {when}.</source>
            <translation>{told} Die neueste Sicherung ist vom {when}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/workspace.py" />
            <source>This needs a workspace file; make one with: vosannot workspace copy URL FILE</source>
            <translation>Das geht nur mit einem Arbeitsbereich in einer Datei; die macht: vosannot workspace copy URL DATEI</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/workspace.py" />
            <source>{name} is in use: close it first. Nothing was removed.</source>
            <translation>{name} wird gerade verwendet: zuerst schließen. Nichts wurde entfernt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/workspace.py" />
            <source>What the workspace knows of {name} makes no sense ({error}).</source>
            <translation>Was der Arbeitsbereich von {name} weiß, ergibt keinen Sinn ({error}).</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/workspace.py" />
            <source>{video} has gone to somebody else: what you painted since is kept on this computer.</source>
            <translation>{video} hat jetzt jemand anderes: was seitdem gemalt wurde, ist auf diesem Rechner behalten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/writer.py" />
            <source>The disk is slow: not everything is saved yet.</source>
            <translation>Der Datenträger ist langsam: noch ist nicht alles gespeichert.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/writer.py" />
            <source>This cannot be undone: {lost}. What you painted is kept.</source>
            <translation>Das lässt sich nicht rückgängig machen: {lost}. Was gemalt wurde, ist behalten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/writer.py" />
            <source>{who} has this video: you can look at it, but not change it.</source>
            <translation>{who} hat dieses Video: es lässt sich ansehen, aber nicht ändern.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/writer.py" />
            <source>This video is not yours: you can look at it, but not change it.</source>
            <translation>Dieses Video ist nicht übernommen: es lässt sich ansehen, aber nicht ändern.</translation>
        </message>
        <message>
            <location filename="../../vosannot/project/writer.py" />
            <source>What you painted is kept on this computer: {lost}.</source>
            <translation>Was gemalt wurde, ist auf diesem Rechner behalten: {lost}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/settings/params.py" />
            <source>There is no setting called {name}; known are {listed}.</source>
            <translation>Es gibt keine Einstellung namens {name}; bekannt sind {listed}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/settings/params.py" />
            <source>{name} takes a {other}, not {value}.</source>
            <translation>{name} braucht {other}, nicht {value}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/settings/params.py" />
            <source>{name} is one of {listed}, not {value}.</source>
            <translation>{name} ist eines von {listed}, nicht {value}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/settings/params.py" />
            <source>{name} must lie between {low} and {high}, not {value}.</source>
            <translation>{name} muss zwischen {low} und {high} liegen, nicht {value}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Steps</source>
            <translation>Schritte</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Optimiser steps.</source>
            <translation>Optimierungsschritte.</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Rendered clips</source>
            <translation>Gerenderte Clips</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Share of the training clips that the program renders itself, so that the network does not forget the rest.</source>
            <translation>Anteil der Trainingsclips, die das Programm selbst rendert, damit das Netz das Übrige nicht verlernt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>%</source>
            <translation>%</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Hold out</source>
            <translation>Zurückhalten</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Keep some masks out of the training, and compare the model on them before and after.</source>
            <translation>Einige Masken nicht mittrainieren und das Modell an ihnen vorher und nachher vergleichen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Peak rate of AdamW; a tenth of what training anew takes.</source>
            <translation>Höchste Rate von AdamW; ein Zehntel derer beim Training von Anfang an.</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Clips a step.</source>
            <translation>Clips je Schritt.</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>clips</source>
            <translation>Clips</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Side of the square crops that are trained on.</source>
            <translation>Seite der quadratischen Ausschnitte, an denen trainiert wird.</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Frames of a training clip.</source>
            <translation>Bilder eines Trainingsclips.</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Gap</source>
            <translation>Abstand</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Largest step between two frames of a training clip, counted in frames that have masks.</source>
            <translation>Größter Schritt zwischen zwei Bildern eines Trainingsclips, gezählt in Bildern mit Masken.</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Largest number of objects in a training clip.</source>
            <translation>Größte Zahl von Objekten in einem Trainingsclip.</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Frames kept</source>
            <translation>Behaltene Bilder</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Largest number of frames with masks that are learned from; more are thinned evenly. They lie on disk while training, below a megabyte each.</source>
            <translation>Größte Zahl von Bildern mit Masken, aus denen gelernt wird; mehr werden gleichmäßig ausgedünnt. Sie liegen beim Training auf der Platte, je unter einem Megabyte.</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Check size</source>
            <translation>Prüfgröße</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Short side of the held-out frames when the model is compared on them; smaller videos keep their size.</source>
            <translation>Kurze Seite der zurückgehaltenen Bilder, an denen das Modell verglichen wird; kleinere Videos behalten ihre Größe.</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Decides every crop and every rendered clip.</source>
            <translation>Bestimmt jeden Ausschnitt und jeden gerenderten Clip.</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/record.py" />
            <source>The unfinished run {name} was begun with {what}: give the same to go on with it, another name (--name), or begin it anew (--anew).</source>
            <translation>Der unfertige Lauf {name} wurde mit {what} begonnen: dasselbe angeben, um fortzusetzen, einen anderen Namen (--name), oder neu beginnen (--anew).</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/record.py" />
            <source>{name} has no painted or approved masks yet: paint a frame or approve one (Enter) in the window, and come back.</source>
            <translation>{name} hat noch keine gemalten oder bestätigten Masken: im Fenster ein Bild malen oder eines bestätigen (Enter) und wiederkommen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/record.py" />
            <source>{name} is being trained by another vosannot; wait for that, or stop it.</source>
            <translation>{name} wird gerade von einem anderen vosannot trainiert; das abwarten oder anhalten.</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/run.py" />
            <source>{path} holds {found} weights, but the card of {name} says {family}; fetch or import it again.</source>
            <translation>{path} enthält Gewichte für {found}, aber die Karte von {name} sagt {family}; noch einmal laden oder importieren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/run.py" />
            <source>{name} goes on with the masks it began with ({frames} frames); begin it anew (--anew) to learn from what was painted or approved since.</source>
            <translation>{name} geht mit den Masken weiter, mit denen es begann ({frames} Bilder); neu beginnen (--anew), um aus dem zu lernen, was seither gemalt oder bestätigt wurde.</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/split.py" />
            <source>Nothing is held out (that takes two videos, or eight frames of one), so nothing will say whether it helped: look at the masks of the new model.</source>
            <translation>Nichts wird zurückgehalten (dazu braucht es zwei Videos oder acht Bilder eines Videos), daher wird nichts zeigen, ob es half: die Masken des neuen Modells ansehen.</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/split.py" />
            <source>the last {number} of “{name}”</source>
            <translation>die letzten {number} von „{name}“</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/split.py" />
            <source>{number} of “{name}”</source>
            <translation>{number} von „{name}“</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/split.py" />
            <source>Held out, to compare the model before and after: {names}.</source>
            <translation>Zurückgehalten, um das Modell vorher und nachher zu vergleichen: {names}.</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/store.py" />
            <source>{name} is left out. {error}</source>
            <translation>{name} ist ausgelassen. {error}</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/store.py" />
            <source>None of the videos with painted or approved masks can be read and shows an object; see whether they are still where they were.</source>
            <translation>Keines der Videos mit gemalten oder bestätigten Masken lässt sich lesen und zeigt ein Objekt; nachsehen, ob sie noch da sind, wo sie waren.</translation>
        </message>
        <message>
            <location filename="../../vosannot/training/learning/store.py" />
            <source>{path} has changed since it was annotated: it had {then} frames of {then2}x{then3}, now it has {now} of {now2}x{now3}.</source>
            <translation>{path} hat sich geändert, seit es bemalt wurde: es hatte {then} Bilder von {then2}x{then3}, jetzt {now} von {now2}x{now3}.</translation>
        </message>
    </context>
</TS>
