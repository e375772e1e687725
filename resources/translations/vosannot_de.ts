<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>vosannot</name>
        <message>
            <location filename="../../vosannot/adaptation/correcting/loop.py" />
            <source>No object has two exemplars, so the corrector has nothing to learn from: approve a frame or two.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/correcting/loop.py" />
            <source>Repair without adapting.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/layers.py" />
            <source>Choose a smaller size or a shorter window.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/loop.py" />
            <source>The network loses an object on the way in every sample it tried, so an iteration changed nothing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/loop.py" />
            <source>This clip has no three frames to form a cycle, or its masks are empty: the weights stay as they are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/loop.py" />
            <source>Choose fewer parameters (subset batch-norm or decoder) or no adaptation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/running.py" />
            <source>The loss is no longer a number: going on with the last good iteration. A lower learning rate may help.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/running.py" />
            <source>All iterations were done.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/running.py" />
            <source>Choose no adaptation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/running.py" />
            <source>Memory does not suffice to adapt, not even at {before} px. {advice}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/running.py" />
            <source>Memory ran out while adapting at {before} px: going on at {now} px.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/running.py" />
            <source>Stopped as asked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/running.py" />
            <source>The loss was no longer a number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/stopping.py" />
            <source>The loss has stopped falling.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/stopping.py" />
            <source>Forward and backward masks agree no better.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/stopping.py" />
            <source>Forward and backward masks agreed best after iteration {best}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/stopping.py" />
            <source>Forward and backward masks have learned to agree.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/stopping.py" />
            <source>The masks have settled.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/stopping.py" />
            <source>An object was vanishing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/stopping.py" />
            <source>An object was vanishing after iteration {safe}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/stopping.py" />
            <source>Most iterations lost an object on the way: the original weights are used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/zero_shot/loop.py" />
            <source>Frames that were not reached use the original weights.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/zero_shot/loop.py" />
            <source>Choose a smaller batch or no adaptation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/adaptation/zero_shot/loop.py" />
            <source>All epochs were done.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/cli/backups.py" />
            <location filename="../../vosannot/cli/importing.py" />
            <location filename="../../vosannot/cli/videos.py" />
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <location filename="../../vosannot/gui/panels/collection.py" />
            <location filename="../../vosannot/gui/session/collection.py" />
            <location filename="../../vosannot/gui/session/exchange.py" />
            <location filename="../../vosannot/gui/session/queue.py" />
            <location filename="../../vosannot/project/exchange/recognising.py" />
            <location filename="../../vosannot/training/learning/run.py" />
            <source>{n} videos</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/cli/backups.py" />
            <location filename="../../vosannot/cli/check.py" />
            <location filename="../../vosannot/cli/propose.py" />
            <location filename="../../vosannot/cli/repair.py" />
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <location filename="../../vosannot/gui/panels/live.py" />
            <location filename="../../vosannot/gui/panels/objects.py" />
            <location filename="../../vosannot/gui/session/checking.py" />
            <location filename="../../vosannot/gui/session/masking.py" />
            <location filename="../../vosannot/gui/session/queue.py" />
            <location filename="../../vosannot/gui/session/ranges.py" />
            <location filename="../../vosannot/gui/session/repairing.py" />
            <location filename="../../vosannot/project/exchange/checking.py" />
            <location filename="../../vosannot/project/exchange/exporting.py" />
            <location filename="../../vosannot/training/learning/run.py" />
            <source>{n} frames</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/cli/importing.py" />
            <location filename="../../vosannot/cli/propose.py" />
            <location filename="../../vosannot/gui/session/collection.py" />
            <location filename="../../vosannot/gui/session/exchange.py" />
            <location filename="../../vosannot/project/exchange/recognising.py" />
            <source>{n} masks</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/cli/importing.py" />
            <source>{n} new objects</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/cli/propose.py" />
            <location filename="../../vosannot/gui/panels/words.py" />
            <source>{n} epochs</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/cli/repair.py" />
            <location filename="../../vosannot/gui/panels/words.py" />
            <source>{n} iterations</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>the disk is full: free some space</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>your disk quota is used up: free some space</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>that disk is read-only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>you may not write there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>that folder does not exist</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>a file of that name is in the way</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>part of that path is a file, not a folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>that is a folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>the name is too long</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>the disk reports an error</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>that disk cannot lock files, so put it on another one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>the drive is gone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <source>the network drive has lost it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/core/files.py" />
            <location filename="../../vosannot/media/writer.py" />
            <source>{path} cannot be written: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/base.py" />
            <source>Both ways</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/base.py" />
            <source>Between two references, propagate from both and blend by distance; takes twice as long there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/base.py" />
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Iterations between two previews; never: none. Previews never take more than a tenth of the time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/base.py" />
            <source>Epochs between two previews; never: none. Previews never take more than a tenth of the time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/base.py" />
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Preview every</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/base.py" />
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>never</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/catalogue.py" />
            <source>There is no engine called {engine_id}; known are {listed}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/click/network.py" />
            <source>{path} holds no Segment Anything weights: its tensors have other names.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/click/network.py" />
            <source>{path} does not fit the Segment Anything network: its tensors have odd shapes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/click/package.py" />
            <source>Segment Anything is not installed: run `pip install segment-anything==1.0`, or use GrabCut.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/click/package.py" />
            <source>Proposing masks all over a picture needs torchvision.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/click/sam.py" />
            <source>The picture has not been embedded.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/click/sam.py" />
            <source>Segment Anything needs a point or a box.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/click/sam.py" />
            <source>The hint at {x}, {y} lies outside of the frame, which is {width}x{height}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/devices.py" />
            <source>This computer has no device {name}; use auto or cpu.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/features.py" />
            <source>There are no features called {name}; known are {listed}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/flow/choosing.py" />
            <source>There is no flow method {name}; known are {listed}.</source>
            <translation type="unfinished" />
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
            <source>Weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>A bundled or imported model, or a file that `vosannot train --family frtm` wrote.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/matching.py" />
            <location filename="../../vosannot/engines/motion/info.py" />
            <location filename="../../vosannot/engines/refine/request.py" />
            <location filename="../../vosannot/engines/stcn/info.py" />
            <location filename="../../vosannot/engines/xmem/info.py" />
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <location filename="../../vosannot/gui/panels/option_bar.py" />
            <location filename="../../vosannot/training/learning/options.py" />
            <location filename="../../vosannot/training/options.py" />
            <source>Size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/matching.py" />
            <location filename="../../vosannot/engines/motion/info.py" />
            <location filename="../../vosannot/engines/refine/request.py" />
            <location filename="../../vosannot/engines/stcn/info.py" />
            <location filename="../../vosannot/engines/xmem/info.py" />
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <location filename="../../vosannot/training/learning/options.py" />
            <location filename="../../vosannot/training/options.py" />
            <source>px</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <location filename="../../vosannot/engines/matching.py" />
            <location filename="../../vosannot/engines/stcn/info.py" />
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>native</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Refine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Let the refinement network make masks of the target model's coarse scores (S in the paper, section 3.2).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Updates</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Let the target model go on learning from what it has predicted (paper, section 3.4).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Update every</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Predicted frames between two updates of the target model (paper: t_s = 8).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/matching.py" />
            <location filename="../../vosannot/engines/refine/info.py" />
            <location filename="../../vosannot/engines/stcn/info.py" />
            <location filename="../../vosannot/engines/xmem/info.py" />
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <location filename="../../vosannot/training/options.py" />
            <source>frames</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/matching.py" />
            <location filename="../../vosannot/engines/refine/info.py" />
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <location filename="../../vosannot/training/learning/options.py" />
            <location filename="../../vosannot/training/options.py" />
            <source>Learning rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>How much more each predicted frame counts than the one before, in an update (paper: eta = 0.1).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Augmented samples</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Samples made from each reference: objects cut out, warped, blurred and pasted (paper: 4 and the original).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <location filename="../../vosannot/engines/models/fetching.py" />
            <location filename="../../vosannot/engines/refine/info.py" />
            <location filename="../../vosannot/engines/weights.py" />
            <source>none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Samples, at most</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>In memory, references included; then the predicted frame that counts least goes (paper: K_max = 80).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>References count</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Least weight of all references together; in the paper they fade as the clip goes on (0).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/matching.py" />
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Precision</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>auto: bfloat16 for bundled weights where the device is faster with it; target models always learn in float32.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/matching.py" />
            <location filename="../../vosannot/engines/refine/info.py" />
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <location filename="../../vosannot/training/learning/options.py" />
            <location filename="../../vosannot/training/options.py" />
            <source>Seed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Decides augmented samples and where target models begin.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>FRTM</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/frtm/info.py" />
            <source>Learns a small model of each object in about a second; a network refines what it finds.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/engine.py" />
            <source>The weights {missing} are not here, so motion alone was looked at (method motion): objects are told apart by being apart.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>A bundled, fetched or imported Layers model, or a weight file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>Short side of the flow that the network sees, rounded to 16 px (paper: 128 x 224). Masks always come out at the clip's own size.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>Window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>Frames that are looked at together; the next window begins half-way (paper: 30).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Threshold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Probability from which a pixel belongs to what moves.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/motion/info.py" />
            <source>Colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>How much the picture counts: what is found spreads over the shot along pieces of even colour, as with motion alone, and the colours of what moves speak, too. 0: flow alone decides (paper).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/motion/info.py" />
            <source>Flow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>How flow is computed. dis: OpenCV, in hundredths of a second; raft: a network, once the model raft-large has been fetched, in seconds a frame without a GPU (paper).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>Edges</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>Bring masks to the clip's size along the edges of the picture. Off: flow alone decides (paper).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/matching.py" />
            <source>Iterations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>Steps of learning from masks, where there are any to learn from. auto: what the weights' card recommends; 200 (Xie et al. 2024).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/matching.py" />
            <location filename="../../vosannot/engines/refine/info.py" />
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>auto</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>Adam's rate while learning from masks. auto: what the weights' card recommends; 1e-4 at lite size.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>Decides which windows are learned from, and when.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>auto: bfloat16 where the device is faster with it; float32: exact.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>Flow, object by object</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/info.py" />
            <source>Tells several moving objects apart by their flow, and follows each through the clip.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/session.py" />
            <location filename="../../vosannot/engines/motion/engine.py" />
            <source>{name} is a single picture: nothing can be seen to move in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/layers/session.py" />
            <source>None of the masks to learn from lies near the frames to look at.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <location filename="../../vosannot/engines/stcn/info.py" />
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>A bundled, fetched or imported model, or a checkpoint file in the official layout.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Objective</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>How to adapt to this video first (Bertrand et al. 2023). mcc: masks must come back to the first one through a cycle of frames (tt-MCC); ent: masks must be sure of themselves (tt-Ent, trains batch norms only); ae: the first mask must come out of being encoded and decoded as it was (tt-AE); none: use the weights as they are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Adaptation steps at most. auto: what the weights' card recommends, found on rendered clips; 100 for published weights, 20 for tt-AE (Bertrand et al. 2023, section 4).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>When to stop before that. auto: the rule that did best (docs/results.md), at present stability; fixed: do all iterations; stability: the masks hardly change any more; knee: forward and backward masks have learned most of their agreement; agreement: they agree no better for a while, and the best iteration is used; plateau: the loss no longer falls.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Warm start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Begin with the weights that the last adaptation to this clip ended with, instead of the network's own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Parameters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Which parameters to train: all (the paper), the decoder, scales and shifts of the batch norms, or low-rank changes of the filters; fewer need less memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Adam's rate while adapting. auto: what the weights' card recommends; 1e-5 for weights trained without real video, 1e-6 for others (Bertrand et al. 2023, section 4).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Samples</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Cycles an iteration. auto: 4 for STCN and 1 for XMem (Bertrand et al. 2023), 2 and 1 at lite size.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Cycle length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Frames of a cycle. auto: 3 for STCN, 8 for XMem, as each was trained (Bertrand et al. 2023, who gain 0.6 and 1.3 points with 4 and 5 at a third and two thirds more time).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Jump step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>A cycle's next frame is drawn from this many following frames (paper: s = 10).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Average weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Use the mean of the weights of all iterations so far, later ones weighing more, instead of the newest ones: single steps are noisy (docs/results.md; Shamir and Zhang 2013). Off: as published.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Synthetic frames</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Share of the cycles whose next frames are made from the reference: objects cut out, warped and pasted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Objects a step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>At most this many objects take part in one iteration (paper: 6).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Adaptation size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Short side of the frames while adapting. auto: 240 px at lite size, the size above for published weights.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>auto: bfloat16 where the device is faster with it and the weights give the same masks; float32: as published code computes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/matching.py" />
            <source>Decides which frames are drawn.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/checking.py" />
            <source>{path} is a folder; name the weight file in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/checking.py" />
            <source>There is no file {path}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/checking.py" />
            <location filename="../../vosannot/engines/models/importing.py" />
            <location filename="../../vosannot/masks/png.py" />
            <location filename="../../vosannot/project/exchange/json_files.py" />
            <location filename="../../vosannot/project/exchange/unpacking.py" />
            <location filename="../../vosannot/training/learning/run.py" />
            <source>{path} cannot be read: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/checking.py" />
            <source>{path} is empty; fetch or copy it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/checking.py" />
            <source>{path} is no weight file: it is neither safetensors nor what torch writes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/checking.py" />
            <source>{path} is not a readable weight file (truncated or damaged); fetch it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/checking.py" />
            <source>{path} is a compressed archive, which torch does not write; it was not opened.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/checking.py" />
            <source>There is not enough memory to check {shown}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/checking.py" />
            <source>{shown} is not a readable weight file (truncated or damaged).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{url} changes while it is fetched; try again later.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{error} What has come is kept; the next try goes on there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{url} sends more than it announced; it was given up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{url} leads to an address that is neither http nor https.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{url} leads in circles (too many redirects).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{host} does not answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>The connection to {host} broke off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{url} cannot be fetched: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{url} leads to an unencrypted address; it was not followed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{host} is overloaded or out of order (it says {code}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{url} cannot be fetched: the server says {code} {reason_phrase}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{url} is an empty file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{url} is not the file of the catalogue: it has {total} bytes instead of {length}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{url} has {total} bytes, which is more than any model here; it was not fetched.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>There is not enough room in {parent}: {megabytes} MB are needed, {free} MB are free.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/download.py" />
            <source>{host} sent {have} of {total} bytes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/fetching.py" />
            <source>{url} holds {found} weights, not {family}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/fetching.py" />
            <source>{error}. It was deleted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/fetching.py" />
            <source>There is no model called {name}; those that can be fetched are {names}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/fetching.py" />
            <source>The catalogue has no address for it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/fetching.py" />
            <source>{name} cannot be fetched. {why}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/fetching.py" />
            <source>The file from {url} is not the one of the catalogue: its sha256 is {sha256}, not {wanted}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/fetching.py" />
            <source>The file from {url} is not the one that was here before: its sha256 is {sha256}, not {first} (a copy that you trust can be imported: --name {name} --replace).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/importing.py" />
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>There is a model called {name} already; give another name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/importing.py" />
            <source>{name} is bundled with the program and cannot be replaced; give another name (--name).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/importing.py" />
            <source>There is a model called {name} already: remove it first, replace it (--replace), or give another name (--name).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/importing.py" />
            <source>{path} holds {found} weights, but {name} is the name of a model for {family}; give it a name of its own (--name).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/importing.py" />
            <source>{path} is not the published {file}: its sha256 is {sha256}, not {wanted}; give it a name of its own (--name).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/importing.py" />
            <source>{path} is not the {name} that was here before: its sha256 is {sha256}, not {first}; replace it (--replace), or give another name (--name).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <source>bundled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <source>installed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <source>can be fetched</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <source>partly fetched</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <location filename="../../vosannot/gui/panels/model_choice.py" />
            <source>damaged</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <source>There is no model called {name}; `vosannot models list` shows them all.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <source>{name} {why}; there is nothing to remove.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <source>{name} is being fetched, imported or removed by another vosannot; wait for that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <location filename="../../vosannot/training/learning/record.py" />
            <source>{file} cannot be locked: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <source>{file} cannot be read: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/models/library.py" />
            <source>{file} is the card of another model, {name}: the file must be called like it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/motion/info.py" />
            <source>Short side of the frames that motion is looked at; masks have the clip's.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/motion/info.py" />
            <source>Slowest share</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/motion/info.py" />
            <source>How fast something must move, as a share of what moves fastest in the frame. Lower finds more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/motion/info.py" />
            <source>How flow is computed. dis: OpenCV, in hundredths of a second; raft: a network, once the model raft-large has been fetched, in seconds a frame without a GPU.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/motion/info.py" />
            <source>How much the colours of what moves, learned from the clip, count against its motion; 0 looks at motion alone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/motion/info.py" />
            <source>Motion alone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/motion/info.py" />
            <source>Finds what moves against the background. Needs no network and no weights, and learns nothing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/network_session.py" />
            <source>These weights give other masks in bfloat16: propagating in float32, which is slower.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/network_session.py" />
            <source>Nothing to propagate: paint and keep at least one frame first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/network_session.py" />
            <source>There is a mask for frame {frame}, but the clip has frames 0 to {last}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/network_session.py" />
            <source>The mask of frame {frame} is {width}x{height}, the clip is {clip_width}x{clip_height}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/network_session.py" />
            <source>Every annotated frame is empty: paint at least one object first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/network_session.py" />
            <source>Frames to predict must lie between 0 and {last}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/planning.py" />
            <source>Nothing to propagate: paint at least one frame first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/planning.py" />
            <source>There is no reference at or before this frame to go forwards from.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/planning.py" />
            <source>There is no reference at or after this frame to go backwards from.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/proposing.py" />
            <source>{name} has no picture between {before} and {after}: things jump there and may be lost.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/engines/proposing.py" />
            <source>{name} has no picture between {before} and {after}, and {n} more places: things jump there and may be lost.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/engines/proposing.py" />
            <source>Paint a first mask, or click the object (S).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/proposing.py" />
            <source>{name} is a single picture, in which nothing can be seen to move. {todo}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/proposing.py" />
            <source>No frame was looked at before the search was stopped. {todo}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/proposing.py" />
            <source>Nothing was found that moves against its background in {name}. {todo}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/checking.py" />
            <source>There is a mask for frame {wrong}, but {name} has frames 0 to {frame_count}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/checking.py" />
            <source>One mask alone cannot be checked: masks are compared with those of other frames, so give those of two frames at least.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/checking.py" />
            <source>There is no mask to check: masks are compared with those of other frames.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/checking.py" />
            <source>No mask shows an object (all pixels are background), so there is nothing to check.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/checking.py" />
            <source>the mask of frame {frame}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/checking.py" />
            <source>The mask of frame {frame} is {own_width}x{own_height}, but {name} is {width}x{height}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>A bundled, fetched or imported mask corrector, or a weight file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Selector</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>The mask selector that judges masks: a model, or a weight file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <location filename="../../vosannot/gui/panels/propose.py" />
            <source>Method</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Where better masks come from. corrector: the mask corrector (Xie et al. 2024); propagation: the exemplars' masks, carried to the doubtful frames by the bundled STCN; best: both, and for each frame and object what the mask selector expects the smallest error of.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Adaptation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Iterations in which the corrector adapts to this clip's exemplars first (paper: about 200); none: it stays as it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Doubtful from</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Masks whose predicted error is above this are mended: wrong pixels over the mask's own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <location filename="../../vosannot/training/options.py" />
            <source>Exemplars</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Frames that an object is mended from (paper: 10).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Select</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Let the mask selector say which frames are doubtful, which are exemplars, and whether a mended mask is better. Off, for comparison: every frame is mended, from trusted frames and others evenly spread.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Least gain</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>A mask that the corrector made is taken only where its predicted error is smaller by this share: it agrees with the exemplars, and that is what judgements go by.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Slack</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>A mask that was carried from the exemplars is taken unless its predicted error is this share larger.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Adam's rate while adapting. auto: what the weights' card recommends.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>iterations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Decides in which order exemplars are learned from.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Repair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/info.py" />
            <source>Mends doubtful masks from the good ones of the same video.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/reading.py" />
            <source>{part} is no frame: write frames as 0,5,10-20.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/reading.py" />
            <source>{part}: {name} has frames 0 to {frame_count}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/reading.py" />
            <source>Frame {missing} is to be trusted, but has no mask.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/request.py" />
            <source>A bundled, fetched or imported mask selector, or a weight file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/request.py" />
            <source>Short side of the frames that masks are judged on, rounded to 8 px (paper: 128); features see twice as much.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/session.py" />
            <source>Object {object_id} has no mask to mend others from: paint or approve one good frame.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/refine/session.py" />
            <source>The mask of frame {frame} is {own_width}x{own_height}, but {name} is {width}x{height}: masks are repaired at the clip's own size.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/session.py" />
            <source>No earlier adaptation to this clip is known: beginning with the weights as they are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Top k</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <source>Memory cells that each pixel reads (STCN: 20).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Memory every</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <source>Every r-th predicted frame enters memory (STCN: 5).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <source>Include last</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <source>Keep the previous frame in memory too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <source>Memory, at most</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <source>Predicted frames in memory; beyond that, older ones are thinned out, so that memory and time stay bounded on long clips. unlimited: all of them, as STCN does.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <source>unlimited</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <source>STCN</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/stcn/info.py" />
            <source>Matches every frame with the annotated and already predicted ones (space-time correspondence network).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/weights.py" />
            <source>There are no weights called {name} and no such file; for {family} there are {here} here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/weights.py" />
            <source>There are no weights called {name} and no such file; for {family} there are {here} here; `vosannot models fetch` gets {more}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/weights.py" />
            <source>{name} is a backbone without a refinement network: train one on it first (vosannot train --family frtm --start {other}), then use the result.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/weights.py" />
            <source>{name} is a model for {families}, not for {get}: {other}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/weights.py" />
            <source>The model {name} is damaged. {problem}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/weights.py" />
            <source>The model {name} is not on this computer: `vosannot models fetch {other}` gets it (in the window: Propagate ▸ Models…), or give the path of your own copy.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/engine.py" />
            <source>max_mid_term must be greater than min_mid_term.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/engine.py" />
            <source>max_long_term must be greater than prototypes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Memory cells that each pixel reads (XMem: 30).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Frames between two memory frames (XMem: 5).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Deep update every</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Frames between two deep updates of the hidden state; -1: with every memory frame (XMem: -1).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Long-term memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>on: condense old frames; off: the memory grows for ever.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Mid-term, at most</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Frames in the working memory that trigger condensing (XMem: 10).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Mid-term, kept</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Frames that stay in the working memory after condensing (XMem: 5).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Prototypes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Cells that a condensing leaves (XMem: 128).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Long-term, at most</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>Cells in the long-term memory (XMem: 10000).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>XMem</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/xmem/info.py" />
            <source>STCN's successor, with a memory in three parts: its memory stays small on long clips.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>A bundled, fetched or imported DATT model, or a weight file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Short side of the frames the network sees, rounded to 32 px (paper: 512 x 512). Masks always come out at the clip's own size.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>How to adapt to this video first. appearance: what surely moves must be found by its looks alone (does best, docs/results.md; trains image encoder and mask decoder); depth: two views of a frame must agree on its depth (the paper, Liu et al. 2024; trains the image encoder); entropy: masks must be sure of themselves (TENT, trains scales and shifts of all norms); bn: batch norms take this video's statistics; none: use the weights as they are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Schedule</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>In which order to go over the frames (Liu et al. 2024, section 4.2). ltv: every epoch goes once over the video (paper: best); mwi: frame after frame, each beginning with the weights of the one before; n: every frame for itself, from the original weights.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Epochs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Epochs at most: over the video (ltv), or for every frame (mwi, n). auto: what the weights' card recommends; 10 (Liu et al. 2024, section 5.2).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>When to stop before that. fixed: do all epochs (paper); stability: the masks hardly change any more; auto: the same, and an eye on a mask that vanishes. Only ltv looks; the other schedules do all epochs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Both flows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Look at the flow to the frame after and to the one before, and take the mean, which takes nearly twice as long. Off: the frame after only (the paper).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Adam's rate while adapting. auto: what the weights' card recommends; 1e-5 (Liu et al. 2024, section 5.2); 1e-4 for appearance.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <location filename="../../vosannot/training/learning/options.py" />
            <location filename="../../vosannot/training/options.py" />
            <source>Batch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Frames in an optimiser step (ltv), or pairs of views of one frame (mwi, n); paper: 8.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Frames of an epoch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Frames that an epoch of ltv goes over at most, spread evenly over a longer video. all: every one (paper).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Decides the views and their order.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>DATT</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/info.py" />
            <source>Finds what moves, without a mask to begin with (depth-aware test-time training).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/session.py" />
            <source>These weights were trained without depth, so they cannot adapt by it: choose another objective, or none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/session.py" />
            <source>This clip has one frame, so nothing can be seen to move: what is in front was guessed from its looks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/session.py" />
            <source>Nothing moves in this clip: what is in front was guessed from its looks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/engines/zero_shot/session.py" />
            <source>Frames to look at must lie between 0 and {frame_count}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <source>Paint</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>Masks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <location filename="../../vosannot/gui/panels/collection.py" />
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <location filename="../../vosannot/gui/panels/objects.py" />
            <location filename="../../vosannot/gui/tour.py" />
            <location filename="../../vosannot/training/learning/options.py" />
            <location filename="../../vosannot/training/options.py" />
            <source>Objects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <location filename="../../vosannot/training/learning/options.py" />
            <location filename="../../vosannot/training/options.py" />
            <source>Frames</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <source>Range of frames</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <source>Play</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <source>Go to</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Propagate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <location filename="../../vosannot/gui/panels/collection.py" />
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Videos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <source>View</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <source>Edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <source>File</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/actions.py" />
            <source>Help</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/app.py" />
            <source>New here? The tour takes two minutes, on the sample clip.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/app.py" />
            <source>Take the tour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Workspaces (*.vosannot)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Weights (*.pth *.pt *.safetensors);;All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Open a video</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Videos ({patterns});;All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Open a folder of images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Open or make a workspace</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <location filename="../../vosannot/gui/chrome.py" />
            <source>Open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Compare with the masks in a folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Compare</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Click-to-segment needs a Segment Anything model, and none is here: fetch or import one, or use GrabCut (G).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Models…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Import a model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Save the keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>The keys are in {path}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Save a copy elsewhere and go on there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Not everything is saved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Save a copy with everything on another disk, or go back, make room or connect the drive.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <location filename="../../vosannot/gui/session/saving.py" />
            <source>Save a copy elsewhere…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Close and lose it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/asking.py" />
            <source>Go back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/background.py" />
            <source>in the background</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/background.py" />
            <source>Something went wrong: {error}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/background.py" />
            <source>nobody is left to hear of %s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/banner.py" />
            <source>Details</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/banner.py" />
            <source>Dismiss</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/beside.py" />
            <source>frame {frame} has no mask</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/beside.py" />
            <source>there is no frame before this one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/beside.py" />
            <source>frame {frame}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/beside.py" />
            <source>gained since frame {frame}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/beside.py" />
            <source>lost</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/error_layer.py" />
            <source>too much</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/error_layer.py" />
            <source>missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/moving.py" />
            <source>Scale {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/moving.py" />
            <location filename="../../vosannot/project/document.py" />
            <source>Move {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/picture.py" />
            <source>Canvas</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/shapes.py" />
            <source>Lasso {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/shapes.py" />
            <source>Erase lasso</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/shapes.py" />
            <source>Box {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/shapes.py" />
            <source>Erase box</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/suggestion_bar.py" />
            <source>Accept  ⏎</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/suggestion_bar.py" />
            <source>Accept the suggestion</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/suggestion_bar.py" />
            <source>Give up  Esc</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/suggestion_bar.py" />
            <source>Give the suggestion up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/suggestion_bar.py" />
            <source>There is no suggestion yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/suggestion_bar.py" />
            <source>Left: this too · right: not this</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/wipe.py" />
            <source>Comparison: before and after</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/wipe.py" />
            <source>Leave   Esc</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/wipe.py" />
            <source>Nothing is painted while you compare.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/wipe.py" />
            <source>Drag the line.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/wipe.py" />
            <source>Go to frame {nearest}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/wipe.py" />
            <source>Show {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/wipe.py" />
            <source>One over the other</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/canvas/wipe.py" />
            <source>Side by side</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <location filename="../../vosannot/project/document.py" />
            <source>Approve</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <source>Import</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Export</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <location filename="../../vosannot/gui/panels/live_masks.py" />
            <location filename="../../vosannot/gui/session/live_masks.py" />
            <source>Live masks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>&amp;Panels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>Open &amp;recent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>&amp;Theme</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>As the system</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>Dark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>Light</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>&amp;Language</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>The language changes when vosannot is started again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>The window speaks this language already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>Main</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/chrome.py" />
            <source>Tools</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>All &amp;videos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>The list of all videos of the workspace, and back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>&amp;Find a video…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Search the list of videos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>&amp;Next video</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Open the next video of the list that is not done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>&amp;Previous video</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Open the video before this one in the list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Add folder &amp;tree…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Add all videos and image folders below a folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>&amp;Open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>&amp;Locate…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Say where a video is whose file is missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>&amp;Adapt &amp;&amp; propagate the chosen videos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>One after another, while you go on painting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>Adapt &amp;&amp; propagate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>P&amp;ropagate the chosen videos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>One after another, without adapting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Take off the &amp;queue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>What runs is stopped, and what it has done stays</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Take off the queue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Mark as n&amp;ew</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Mark as &amp;in progress</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Mark as &amp;done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Mark as re&amp;viewed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>N&amp;otes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Write a remark on the chosen video (F2 in the list)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Remove from the &amp;workspace…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>The files stay where they are</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>worked {time}, pausing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>worked {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Time spent on this video: {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Time spent on this video. It pauses while you do nothing here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>Add</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Where is {name} now?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>Videos ({patterns})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/collection_commands.py" />
            <source>All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;File</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>V&amp;ideos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Tool</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Mask</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;View</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>F&amp;rame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Ra&amp;nge</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Propagate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Help</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Open video…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Open a video file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Open image &amp;folder…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Open the &amp;sample clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Open another &amp;workspace…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Save a &amp;copy elsewhere…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Copy the workspace to another place and go on there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Open a &amp;backup…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Daily backups of the workspace; a copy is opened</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Import masks…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Import masks, and the videos they belong to</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Export…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Export masks: DAVIS, YouTube-VOS, COCO, video</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Close clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Quit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Undo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Redo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;New object</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Remove object</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Remove the current object from every frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Approve frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>This frame's masks are right; again takes it back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Delete this frame's masks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Brush</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Brush: left paints, right erases</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Eraser</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Eraser</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Polygon</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Polygon: click corners, Enter fills, Esc gives up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>L&amp;asso</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Lasso: draw around it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Bo&amp;x</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Box: drag a rectangle</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;GrabCut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>GrabCut: a box, then scribbles; needs no model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>GrabCut from the &amp;mask</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>GrabCut: improve this mask</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Click to segment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Segment Anything: click the object</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Mo&amp;ve and scale</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Move and scale the object's mask, Enter does it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Spl&amp;it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Split: the piece that is clicked becomes an object</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Fill</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Fill a region</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Hand</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Drag the picture (also middle button, or Space held)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Pen p&amp;ressure</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>A pen's pressure sets the size of the brush</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Larger brush</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Smaller brush</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Protect &amp;other objects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>The brush leaves other objects' pixels alone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Fit to window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Zoom &amp;in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Zoom &amp;out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Actual size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Show &amp;masks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Show or hide masks (X hides them while held)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Hide panels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Play</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Next frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Previous frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Ten frames forwards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Ten frames backwards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;First frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Last frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Next &amp;reference</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Pre&amp;vious reference</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Pr&amp;opose objects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Find what moves in this clip, with no mask to begin with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Adapt &amp;&amp; propagate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Adapt the network to this clip, then carry the masks through all of it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Re-propagate to the next reference</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Propagate through the &amp;whole clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Without adapting anew</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Propagate &amp;forwards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Propagate &amp;backwards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Propagate b&amp;etween references</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Live masks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Masks of this frame and the next follow every stroke</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Stop and keep what is done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Learn from my corrections…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Train a model on the masks you made</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Models…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Models: fetch, import, remove</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Import a model…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Import a weight file that you have</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Commands…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Every command by a few letters of its name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Guide</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>The guide: first video, painting, correcting, exporting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Take the &amp;tour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Two minutes, on the sample clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;Change keys…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>Other keys for the commands</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/commands.py" />
            <source>&amp;About vosannot</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/comparing.py" />
            <source>Comparing: drag the line · Ctrl + arrows move it · wheel zooms · Esc leaves</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/comparing.py" />
            <source>Compare with before   D</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/dialogs/about.py" />
            <source>{n} threads</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <source>Made</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Frames with masks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <source>Painted by hand</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <source>A backup is made every day on which the workspace is open. Kept are the last seven days, one of each of the last four weeks, and the newest three. Opening one makes a copy of it; backup and workspace stay as they are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <source>Backups</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <source>Backups of {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <source>Looking…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <source>Open a copy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/backups.py" />
            <source>There is no backup yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Palette PNGs by sequence, as evaluators and training code read them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Palette PNGs by video, with a list of objects and their frames.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>One JSON file with run lengths, for detectors and their tools.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Overlay video</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>An mp4 to look at: masks over the frames, with a legend.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Soft masks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>A grey picture for each object and frame, for compositing; edges softened.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Checking…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Check</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>All videos of the workspace ({videos})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Format</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>480p and full resolution</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Full resolution</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>The clip's own</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Year</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Subset</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>ImageSets: {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>1: all frames. YouTube-VOS has every fifth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Only frames painted by hand or approved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Frames too, as JPEG</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Empty masks for frames that have none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Replace what is there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>One zip file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Resolution</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>ImageSets</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Every … frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Soft edge</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <location filename="../../vosannot/gui/panels/option_bar.py" />
            <source>Opacity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Choose a folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Makes {file}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>The folder is there; one of the same layout is added to, other files are left alone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>The folder is made when everything is written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Nothing that an evaluator would reject.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>{n} to mend</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>{n} remarks</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Check: {listed}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/exporting.py" />
            <source>Export anyway</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/guide.py" />
            <source>Guide</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/guide.py" />
            <source>Page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/guide.py" />
            <source>Pages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/guide.py" />
            <source>Search the guide (Ctrl+F)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/guide.py" />
            <source>Search the guide</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/guide.py" />
            <location filename="../../vosannot/gui/tour.py" />
            <source>Back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/guide.py" />
            <source>Forward</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/guide.py" />
            <source>The guide is not part of this installation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <source>Masks (*.json *.zip);;All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <source>DAVIS, YouTube-VOS and COCO, folders of PNG files named like the frames, and zip files of those. Masks go to the video of the same name and size; videos that are not there are added. Each video's masks are one step to undo.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <location filename="../../vosannot/gui/session/exchange.py" />
            <source>Import masks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <source>Import from</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <source>The videos of the workspace, by name and size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <source>Replace masks that were painted by hand</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <source>From</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <source>Into</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/importing.py" />
            <source>Choose a folder or a file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <location filename="../../vosannot/gui/dialogs/palette.py" />
            <source>Command</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>Section</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>Choose a command, press its new key, then Set. What you change is drawn in colour.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>Change keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>Search commands</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <location filename="../../vosannot/gui/dialogs/palette.py" />
            <source>Commands</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>New key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>Set</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>The command has this key only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>The command has this key as well</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>No key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>The command has no key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>As it was</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>The program's own keys for this command</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>All as they were</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>The program's own keys everywhere</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>{key} {does} and cannot be given away.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>It has that key already: {command}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/key_editor.py" />
            <source>{key} belongs to {section} ▸ {command}, which would lose it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Left button</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>paint</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Right button</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>erase</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Wheel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>zoom about the cursor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Ctrl + wheel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>brush size; time zoom below</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Middle button</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>move the picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Space + drag</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Space tapped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>play or pause</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Middle, twice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>fit to window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>choose an object</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>X held</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>hide masks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Shift</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>square, in proportion, along one axis</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Enter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>fill the polygon, accept, move</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Esc</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>give it up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Backspace</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>take the last corner or hint back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Delete</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>remove the chosen corner</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Drag on a lane</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>select frames; a double click, all alike</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Shift + click</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>there: extend the selection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Mouse, and keys held</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>vosannot: keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Change keys…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/keys.py" />
            <source>Save as PDF…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>Learn from my corrections</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>Looking at the workspace…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>Begin anew instead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <location filename="../../vosannot/gui/tour.py" />
            <source>Start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>Begin with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>The model that is trained further; it stays as it is</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>Lower case letters, digits and “-”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>“{name}” was begun with {start} and stands at step {step} of {steps}; it can go on with the masks and settings that it began with.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>“{name}” is trained to its end but was not kept; going on says again how it compares.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>Go on</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>{n} frames are painted by hand or approved, in {videos}.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>About {time} on this computer, as measured last time; the rest of the window goes first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>How long it takes is measured in the first steps and shown in the task list.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>A model is being trained: wait for it, or stop it in the task list.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/learning.py" />
            <source>There is no model to begin with: fetch or import one (Models…).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Trained on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Licence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>State</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Go on fetching</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Models</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Progress of fetching or importing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <location filename="../../vosannot/gui/panels/model_choice.py" />
            <source>Import a file…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Remove…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <location filename="../../vosannot/gui/panels/live.py" />
            <location filename="../../vosannot/gui/panels/tasks.py" />
            <source>{time} left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Fetch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Looking for models…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>There is no model at all. Import a file that you have, or install vosannot anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Remove a model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Remove {name} from this computer?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>It can be fetched again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Its file is deleted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Remove</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Keep</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>unknown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>Trained on {data}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>no published checksum: the first file is trusted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/models.py" />
            <source>{path}, from {source} on {day}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/palette.py" />
            <source>What do you want to do?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/palette.py" />
            <source>No command has these words.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/paths.py" />
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/paths.py" />
            <source>This clip, {clip}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/paths.py" />
            <source>Folder…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/paths.py" />
            <source>File…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/dialogs/paths.py" />
            <source>Choose…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/key_map.py" />
            <source>hides the masks while it is held</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/key_map.py" />
            <source>gives up what is being drawn</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/key_map.py" />
            <source>takes the last corner or hint back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/key_map.py" />
            <source>chooses an object</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Next frame to &amp;look at</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Next frame that may be wrong</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Back to the frame looked at &amp;before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Chec&amp;k masks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Which masks are probably wrong, in this whole clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Show &amp;error map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Where masks are probably wrong: too much, or missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Show &amp;flow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Which way everything moves, in colours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>&amp;Onion skin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Outlines of the frames before and after this one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>&amp;Difference to the frame before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>What the masks gained and lost since the frame before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>&amp;Compare with before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Masks before and after, beside a line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Compare &amp;side by side</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Two pictures side by side, or one over the other</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Compare with masks in a &amp;folder…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Compare with another version of the masks, in a folder of PNG files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>&amp;Repair masks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Mend doubtful masks from the good ones, of the selected range or all; you look before it counts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Accept the repair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Take the mended masks, of the selected range and objects or all of them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Accept the repair of this frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Take its mended masks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Dismiss the repair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Forget the mended masks; nothing changes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Next &amp;mended frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/looking_commands.py" />
            <source>Next frame of a repair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>&amp;Grow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Grow the object's mask</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Sh&amp;rink</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Shrink the object's mask</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>S&amp;mooth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Smooth the object's outline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Fill &amp;holes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Fill the holes in the object's mask</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Remove &amp;specks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Remove the object's small pieces</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>&amp;Keep the largest piece</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Remove all but the largest piece</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>&amp;Copy to the next frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Copy the object's mask, and go there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Copy to the &amp;previous frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Copy &amp;all masks to the next frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Copy all masks to the pre&amp;vious frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>M&amp;erge into…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Make the object part of another one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>S&amp;wap with…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Exchange the object's masks with another one's</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Merge into</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>Swap with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>on every frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>only on this frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>{object_id}  {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/mask_commands.py" />
            <source>This needs two objects: {object.add} adds another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>You see every iteration and can stop at any moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>Settings, live view or proposed objects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>Live</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>Propose</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>Engine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>About {time} on this computer, as measured last time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>About {time} at most on this computer, as measured last time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>{iterations} iterations at {size} px.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>{iterations} iterations at {size} px, fewer if it stops by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>Adapting needs about {memory} of memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>You can stop it at any moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/adapt.py" />
            <source>Memory, about: </source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>Very sure</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>Sure</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>Less sure</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>Unsure</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>{speed} px a frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>Candidate {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>{sure_words}, surest on frame {frame}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>seen on {n} frames</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>It is an object already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>Click: it becomes an object, with this mask.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>&lt;p&gt;{sure}, {seen}, {area} of the picture. {what}&lt;/p&gt;</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>{sure_words}  ·  frame {frame}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/candidates.py" />
            <source>Candidates</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Date added</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Last change</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>Status</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>Length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Frames approved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Time spent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>Notes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>All</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>To do</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Search names, folders and notes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Search videos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Sort by</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Reversed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>The last first: largest, newest, furthest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Reversed order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Jobs at once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Videos that are worked on at the same time, the open clip included; each takes its memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>{number} chosen</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>None chosen</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>{listed} of {n} videos</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>{time} of work</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Show “{status}”: {videos}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>Show “{status}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>This workspace has no videos yet. Drop videos or folders here, or add a whole folder tree at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>No video fits “{words}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection.py" />
            <source>No video has this status.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>Video</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <location filename="../../vosannot/gui/tour.py" />
            <source>Time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>Changed</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>{number} frames</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>the file is missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>{share} approved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>The file is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>{frame_count} frames of {width} x {height}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>{settled} of them painted by hand or approved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>{masks} of {frame_count} frames have masks, {sure}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>The file is missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>none approved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_rows.py" />
            <source>Notes on {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/collection_table.py" />
            <source>Videos of the workspace</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/curve.py" />
            <source>How much of the masks stayed as they were a check ago, 0 to 1; at 0.97 the rule stability stops</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/curve.py" />
            <source>How much forward and backward masks of held-out frames agree, 0 to 1; for rules that look at it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/curve.py" />
            <source>How little the objects' areas jump from frame to frame, 0 to 1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/curve.py" />
            <source>Loss curve</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/cycle.py" />
            <source>&lt;p&gt;The reference's masks are carried to later frames (upper row) and from there back again (lower row, from right to left); where they do not come home as they were, the loss map glows, and that is what the network learns from.&lt;/p&gt;</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/cycle.py" />
            <source>{names} reference</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/cycle.py" />
            <source>→ {names} forward</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/cycle.py" />
            <source>← {names} back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/cycle.py" />
            <source>Cycle view: a sample of this iteration, forwards, back, and its loss</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/findings.py" />
            <source>What the check found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/findings.py" />
            <source>Rejected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/findings.py" />
            <source>Remark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/findings.py" />
            <source>Go to the frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Mask cycle, tt-MCC</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Entropy, tt-Ent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Auto-encoder, tt-AE</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>None: as trained</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Automatic</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>After all iterations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Loss falls no more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Most agreement learned</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Masks agree no better</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Masks have settled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Decoder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Batch norms</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Low-rank changes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>On</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Depth agrees</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Looks of what moves</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Entropy, TENT</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Batch statistics</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Loop through video</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Frame after frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Each frame alone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>All settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/form.py" />
            <source>Fewer settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Stop and use this</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Stop and keep what is done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>The first cycle comes with the previews of an iteration.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Entropy looks at forward masks only: there is no cycle to show.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>The auto-encoder looks at the reference alone: there is no cycle to show.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Progress</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Use {word} {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <location filename="../../vosannot/gui/session/adapt_task.py" />
            <source>iteration</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Go on with the weights that the marker in the curve shows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Stop, and put masks and network back as they were</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>&lt;p&gt;{meaning}: the broken line, and the axis at the right.&lt;/p&gt;</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Cycle</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Cycle of iteration {step}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Using {word} {chosen}, as you chose; at first it was {first}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Drag along the curve to see any kept {word}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Click a frame below to compare it on the canvas.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Nothing runs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Stop here and keep the frames that are done (Ctrl+.)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>End the adaptation and go on with the newest weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <location filename="../../vosannot/gui/session/propose_task.py" />
            <source>epoch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <location filename="../../vosannot/gui/tour.py" />
            <source>Done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Stopped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live.py" />
            <source>Failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live_masks.py" />
            <source>{seconds} s after the stroke</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live_masks.py" />
            <source>Paint an object: its masks follow.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live_masks.py" />
            <source>This mask is not stored yet: Enter takes it, and so does painting on it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live_masks.py" />
            <source>White outlines: what the models see here. Enter takes it in place of the mask.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live_masks.py" />
            <source>Learning …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live_masks.py" />
            <source>The models agree with this frame.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live_masks.py" />
            <source>{words}  Loss {loss}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live_masks.py" />
            <source>The next frame with its live mask</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/live_masks.py" />
            <source>The next frame; click to go there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/lookout.py" />
            <source>Frame {frame}: {words}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/lookout.py" />
            <source>Frame {frame}: {words}. It stands for frames {first} to {last}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/lookout.py" />
            <source>Next to look at</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/model_choice.py" />
            <source>Manage models…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/model_choice.py" />
            <source>file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/model_choice.py" />
            <source>not here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/model_choice.py" />
            <source>of another network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/model_choice.py" />
            <source>not fetched</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/objects.py" />
            <source>Paint on the picture: the first object is made by itself. {object.add} adds another.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/objects.py" />
            <source>{id} {name}: {frames}. Double click renames it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/objects.py" />
            <source>Object {id}, {name}, {frames}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/objects.py" />
            <source>Colour of {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/objects.py" />
            <location filename="../../vosannot/gui/panels/propose.py" />
            <location filename="../../vosannot/gui/session/propose_task.py" />
            <source>Propose objects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/option_bar.py" />
            <source>Brush size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/option_bar.py" />
            <source>Brush diameter in pixels of the clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/option_bar.py" />
            <source>Diameter in pixels of the clip ([ and ], or Ctrl and the wheel)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/option_bar.py" />
            <source>Protect other objects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/option_bar.py" />
            <source>The brush leaves other objects' pixels alone (L)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/option_bar.py" />
            <source>Opacity of the masks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/option_bar.py" />
            <source>Zoom {scale}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/previews.py" />
            <source>Frames predicted before adapting and with the chosen iteration. Click one to compare both on the canvas.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/previews.py" />
            <source>Previews: before, and with the chosen iteration</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/previews.py" />
            <source>Before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/propose.py" />
            <source>Settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/propose.py" />
            <source>Make an object of every candidate: one step to undo</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/panels/propose.py" />
            <source>Accept all {n} candidates</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/refine.py" />
            <source>How far the mask grows or shrinks, in pixels of the clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/refine.py" />
            <source>Corners and gaps of this size are rounded, in pixels of the clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/refine.py" />
            <source>Pieces with fewer pixels are removed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/refine.py" />
            <source>Refine  ▾</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/refine.py" />
            <source>Grow, shrink, smooth, fill holes, remove specks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/refine.py" />
            <source>Refine the mask</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tasks.py" />
            <source>Stop, and keep what is done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tasks.py" />
            <source>Stop {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tasks.py" />
            <source>Progress of what runs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tasks.py" />
            <source>Stop, and keep what is done (Ctrl+.)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tasks.py" />
            <source>Stop what runs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tasks.py" />
            <source>Tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tasks.py" />
            <source>List of tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tasks.py" />
            <source>Nothing has run yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>On every frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>Only on this frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>Where an object is split</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>On every frame: the piece is followed through the clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Replace</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>What a suggestion does to the mask</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>Add the suggestion to the object's mask on this frame, or replace it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>From mask</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>Model of click-to-segment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>Segment Anything model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>No model yet: Models…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/tool_extras.py" />
            <source>Segment Anything model: {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/words.py" />
            <source>{minutes} min</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/words.py" />
            <source>Using {word} {chosen}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/words.py" />
            <source>Using the weights as they were.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/words.py" />
            <source>Stopped as asked after {count}. {using}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/words.py" />
            <source>Adaptation did not help here: going on with the weights as they are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/panels/words.py" />
            <source>Stopped by itself after {count}: {why} {using}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Begin the range &amp;here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>The selected range begins on this frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>&amp;End the range here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>The selected range ends on this frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Extend by a frame for&amp;wards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Extend by a frame &amp;backwards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Take in the lane ab&amp;ove</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Take in the lane be&amp;low</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>&amp;Select all frames</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Select &amp;nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Select nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>&amp;Re-propagate the range</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Predict the selected frames anew, and no others</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>&amp;Interpolate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Fill the selected frames with shapes between the masks at both ends</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>&amp;Approve the range</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Take appro&amp;val back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>&amp;Delete the selected objects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Delete them on these frames</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>Delete all &amp;masks in the range</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>&amp;Delete {replace}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/range_commands.py" />
            <source>No frames are selected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/clicking.py" />
            <source>Loading Segment Anything …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/clicking.py" />
            <source>Looking at the picture; the first click takes longest …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/clicking.py" />
            <source>Click {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/clicking.py" />
            <source>Waiting …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/clicking.py" />
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Click</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/clicking.py" />
            <source>Segment Anything failed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>{path} is not there any more; if it was moved, say where it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>Locate…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>No video after this one is left to do; before it there is {videos}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>Go to the first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>No other video of the list is left to do.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>This is the first video of the list.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>{n} videos marked as {status}.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>{name} is marked as {status}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <location filename="../../vosannot/gui/session/exchange.py" />
            <location filename="../../vosannot/gui/session/masking.py" />
            <location filename="../../vosannot/gui/session/proposing.py" />
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>Undo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>Videos are being added already; wait until that is done, or stop it.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/collection.py" />
            <location filename="../../vosannot/project/adding.py" />
            <source>{n} places</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>Add videos of {name}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>{n} videos added</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>{n} were there already</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>{n} could not be read</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>{name} was found.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>{name} was found, and {n} other videos that moved along.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>Locate {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>{name} is in the queue: take it off first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>Remove {what} from the workspace? {masks}, objects, history and notes go too, and cannot be brought back; the files stay.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>Remove for good</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/collection.py" />
            <source>Removed {what} from the workspace; the files are where they were.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>before the run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>mended</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>the adaptation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>the repair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>the whole run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>iteration {step}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>no iteration yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>{name} has no mask for frame {frame}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>Frame {frame} has no other version to compare.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/comparison.py" />
            <source>There is nothing to compare yet: adapt and propagate first, or compare with a folder of masks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/exchange.py" />
            <source>Exported to {folder}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/exchange.py" />
            <source>all videos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/exchange.py" />
            <source>Export {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/exchange.py" />
            <source>A zip file; what is in it is seen when it is unpacked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/exchange.py" />
            <source>Masks imported from {source}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/exchange.py" />
            <source>Imported from {source}: {masks}, {videos}, {added} of them new.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/exchange.py" />
            <source>Open {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/flowing.py" />
            <source>computing flow …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/flowing.py" />
            <source>flow to frame {other} · full colour: {fastest} px</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/flowing.py" />
            <source>a single picture has no flow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/forecast.py" />
            <source>Estimate the memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/grabbing.py" />
            <source>GrabCut {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/grabbing.py" />
            <source>Drag a box around the object; it must lie on the picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/grabbing.py" />
            <source>The object has no mask on this frame: drag a box around it instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/grabbing.py" />
            <source>Looking for the object …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/grabbing.py" />
            <source>No object was found there: scribble on it with the left button.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/labels.py" />
            <source>reading the label map of frame %d</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/labels.py" />
            <source>The mask of frame {frame} cannot be read ({error}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>Learn {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>loss</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>No workspace is open.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/learning.py" />
            <location filename="../../vosannot/gui/session/models.py" />
            <source>{title} failed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>{title} was stopped; what it has learned so far is kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>{name} is ready. {compared}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>Use it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>{name} is worse than {start} and was not kept. {compared}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>Keep it anyway</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>Nothing was held out to compare it.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/learning.py" />
            <source>J {before} → {after} on {n} held-out masks.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/live_masks.py" />
            <source>Live masks need the model frtm-lite, which this installation lacks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/live_masks.py" />
            <source>Live masks: paint; this frame and the next follow every stroke. {frame.approve} takes what is shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/live_masks.py" />
            <source>Take the live mask</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/live_masks.py" />
            <location filename="../../vosannot/gui/session/propagation.py" />
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>The engine failed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/live_masks.py" />
            <source>Live masks are off: {sentence}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/lookout.py" />
            <source>That was the last one; this is the first again. {frame.approve} approves what is right.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/lookout.py" />
            <source>There is none before this one: {go.next_concern} goes to the next frame to look at.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/lookout.py" />
            <source>{propagate.adapt} adapts and propagates, then doubtful frames are listed here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/lookout.py" />
            <source>Nothing is predicted yet: {how}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/lookout.py" />
            <source>Nothing stands out. Have a look all the same; {frame.approve} approves what is right.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Grow {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Shrink {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Smooth {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Fill holes of {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Remove specks of {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Keep the largest piece of {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Nothing to change: “{name}” stays as it is on this frame.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Nothing to change: “{name}” has no holes on this frame.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Nothing to change: “{name}” has no specks of that size on this frame.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Nothing to change: “{name}” is in one piece on this frame.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>This frame has no mask, so there is nothing to take from here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>This is the last frame; there is none to copy to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>This is the first frame; there is none to copy to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>all masks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Copy {what} to frame {target}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Copied to frame {target}, which is now a reference.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Frame {target} was painted or approved by hand: nothing was copied onto it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <location filename="../../vosannot/project/relabelling.py" />
            <source>Merge {name} into {other}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <location filename="../../vosannot/project/relabelling.py" />
            <source>Swap {name} and {other}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>Neither object has a mask on this frame.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>There is no mask under the cursor: click the piece that becomes a new object.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>“{name}” is in one piece on this frame: erase a line between the parts first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <location filename="../../vosannot/project/relabelling.py" />
            <source>Split {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <location filename="../../vosannot/project/relabelling.py" />
            <source>{name} (split)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>Masks are being propagated: wait for that, or stop it ({propagate.stop}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>{title}: {frames} changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>There is no object yet: paint one first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>“{name}” has no mask on this frame, so there is nothing to refine.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/masking.py" />
            <source>“{name}” has no mask on this frame, so there is nothing to take from here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/models.py" />
            <source>Fetch {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/models.py" />
            <location filename="../../vosannot/project/exchange/importing.py" />
            <source>Import {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/models.py" />
            <source>Another model is being fetched or imported; wait for it, or stop it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/models.py" />
            <source>The model {name} is ready: choose it under Weights.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/models.py" />
            <source>The model {name} is ready: press {tool.click} and click an object.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/models.py" />
            <source>{title} was stopped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/painting.py" />
            <source>Paint {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/painting.py" />
            <source>Erase</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/painting.py" />
            <source>Polygon {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/painting.py" />
            <source>Erase polygon</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/painting.py" />
            <source>Fill {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/painting.py" />
            <source>Erase region</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Propagate through the clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Propagate forwards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Propagate backwards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Propagate to the next reference</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Propagate back to the previous reference</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <location filename="../../vosannot/gui/tour.py" />
            <source>Adapt &amp; propagate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>{task} with iteration {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Propagate frames {first}–{last}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Propagate frame {first}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>There is nothing to predict: every frame on that way is painted by hand or approved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Paint an object on any frame first: masks are carried from there to all others.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>The weights of iteration {step} are no longer kept; adapt again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Cancelled: masks and network are as before.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Cancelled: masks are as before.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Stopped: {n} frames kept.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Stopped.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>{n} frames predicted.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/propagation.py" />
            <source>Correct what is wrong; {frame.approve} approves what is right.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>Finds what moves in this clip. Click one of the candidates then, and it is an object.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>Candidates appear here as they are found.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>The search failed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>Stopped before anything was found.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>Nothing was found.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>A search is running already.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>{n} candidates: click one, and it is an object on the frame where it is surest.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>“{name}” has a first mask: correct it, then adapt and propagate ({propagate.adapt}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>{number} objects have a first mask each: correct them, then adapt and propagate ({propagate.adapt}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>Frame {frame} has masks in that place already; they were left as they are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/proposing.py" />
            <source>Replace them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>waiting in the queue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>starting</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>{n} videos queued; painting can go on.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>Left out, with nothing painted or approved to begin from: {names}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>Left out, because the file is missing: {names}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>These videos are in the queue already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>taken off the queue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>stopped: you went on with it yourself</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>every frame is painted or approved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>Adapt &amp; propagate {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>Propagate {name}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>stopped: {n} frames kept</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>{n} frames predicted</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>The queue is done: {frames} predicted, {videos} done</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>{n} stopped</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/queue.py" />
            <source>{n} failed</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queue.py" />
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{names} and {number} more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queued_task.py" />
            <source>Resting while the open clip's job runs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/queued_task.py" />
            <source>Queue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>Select frames first: drag across a lane of the timeline, or press {range.begin} on the first frame and {range.end} on the last.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>frame {first}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>frames {first}–{last}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>all objects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>There is nothing to delete: no mask is on {span}.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>There is nothing to delete: {objects} have no mask on {span}.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>Delete {what} on {span}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>There is nothing to approve on {span}: all masks there are painted or approved already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>There is nothing to approve on {span}: there is no mask.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>Approve {span}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>Approved {n} frames.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>No frame is approved on {span}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>Withdraw approval of {span}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>{n} frames no longer approved.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>Masks are being interpolated: wait for that, or stop it ({propagate.stop}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>There is nothing to interpolate: no mask is on {span}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>Interpolate {span}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>Interpolated {n} frames.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>No frame was interpolated.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>{n} frames painted or approved by hand stayed as they were.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>{one} and {other}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>{n} objects</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>Deleted {what} on {n} frames</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/ranges.py" />
            <source>{done}, {manual} painted by hand.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/saving.py" />
            <source>Everything is saved again.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/gui/session/saving.py" />
            <source>{n} changes are not saved, but kept in memory; you can go on.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/gui/session/saving.py" />
            <source>Try again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/saving.py" />
            <source>Everything is saved; you go on in {path}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/saving.py" />
            <source>backup %s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/saving.py" />
            <source>Today's backup was not made. {sentence}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/saving.py" />
            <source>Open a backup…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/saving.py" />
            <source>This is a copy of the backup of {when}: {copy}. The workspace itself is untouched.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/stream_task.py" />
            <source>{title} failed: {error}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/suggesting.py" />
            <source>The suggestion is still being computed; Enter accepts it when it is there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/suggesting.py" />
            <source>The suggestion changes nothing: the mask has these pixels already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/suggesting.py" />
            <source>The suggestion on frame {frame} was not accepted (Enter), so nothing was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/suggesting.py" />
            <source>Accept it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Loading the network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Adapting to this clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Learning target models</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Propagating</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Exporting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Importing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Reading masks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Unpacking</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Fetching, in MB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Checking</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Repairing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Reading the masks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Training</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Scoring the start model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Scoring the new model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Changing masks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Interpolating</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Computing flow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Looking for what moves</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Looking for videos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Adding videos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Looking at moved videos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Waiting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Stopping</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/session/tasks.py" />
            <source>Starting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/panel.py" />
            <source>by hand: a reference</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/panel.py" />
            <location filename="../../vosannot/gui/timeline/view.py" />
            <source>approved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/panel.py" />
            <location filename="../../vosannot/gui/timeline/view.py" />
            <source>propagated</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/panel.py" />
            <source>Legend: by hand, approved, propagated</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/panel.py" />
            <source>Frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/panel.py" />
            <source>The frame that is shown; type a number to go there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/range_bar.py" />
            <source>Range ▾</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/range_bar.py" />
            <source>What can be done with the selected frames</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/view.py" />
            <source>painted by hand</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/view.py" />
            <source>Timeline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/view.py" />
            <source>Every object gets a lane here. Paint one frame to begin.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/view.py" />
            <source>Doubt</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/view.py" />
            <source>Frame {frame}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/view.py" />
            <source>no mask</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/view.py" />
            <source>confidence {confidence}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/timeline/view.py" />
            <source>Drag to select frames; a double click selects all that look the same</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Brush</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Polygon</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Lasso</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Box</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Fill</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>GrabCut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Move</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Split</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Hand</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Left paints, right erases · wheel zooms, Ctrl + wheel sizes the brush · Space + drag moves</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Left erases · wheel zooms, Ctrl + wheel sizes the eraser · Space + drag moves</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Click corners, the first one closes · drag corners, click an edge for a new one, Delete · Enter fills · Esc gives up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Draw around what is to be filled · right erases · Esc gives up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Drag from corner to corner · Shift makes a square · right erases</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Drag a box around the object · then left: this too, right: not this · Enter accepts · Esc gives up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Click the object, right click what is not · or drag a box · Enter accepts · Backspace takes back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Drag the mask to move it, handles scale it (Shift: in proportion) · Enter does it · Esc gives up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Click a piece of an object: it becomes a new object</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Click a region to fill it with the current object · right click empties it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tool_words.py" />
            <source>Drag the picture · double click fits it to the window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>The sample's mask</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>A clip in the middle</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>The wheel zooms, the middle button moves the picture, {play.toggle} plays, the arrow keys step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>Paint one frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>{tool.brush} takes the brush: the left button paints, the right one erases. {object.add} adds another object. Take your time here: the network looks for what you give it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>Paint it for me</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>Every object has a colour, a name (double click) and the number of frames it is on. The eye hides it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>{propagate.adapt}: the network trains on this very video, with previews of every iteration. Stop it when they look right. Then the masks run through the clip.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>Every object has a lane: what you painted, what was predicted, what you approved. Drag across lanes to select frames. The strip above shows where the network was in doubt.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>Where to look</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>{go.next_concern} goes to the next frame that is probably wrong. Paint it right, then {propagate.next} predicts anew from there. {frame.approve} approves a frame.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>Take it with you</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>{file.export} exports DAVIS, YouTube-VOS, COCO or a video. Everything you paint is saved at once. The guide is under {help.guide}, all keys under {help.keys}, every command under {help.palette}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>End the tour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>Next</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/gui/tour.py" />
            <source>Tour, {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/jobs/runner.py" />
            <source>The worker ended unexpectedly, most likely out of memory; choose a smaller size.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/jobs/worker.py" />
            <source>There is not enough memory for this size; choose a smaller one and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/jobs/worker.py" />
            <source>The engine failed: {error}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/jobs/worker.py" />
            <source>The work failed: {error}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/masks/label_map.py" />
            <source>{source} has {ndim} dimensions; a label map has two, one object id for each pixel.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/masks/label_map.py" />
            <source>{source} holds {dtype} values; a label map holds uint8 object ids.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/masks/label_map.py" />
            <source>{source} is empty; a label map has at least one pixel.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/masks/label_map.py" />
            <source>{source} is {width}x{height} but the clip is {clip_width}x{clip_height}; a label map must have the size of its clip.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/masks/label_map.py" />
            <source>{source} has {counts} void pixels (value 255), which only ground truth may have; make them background or an object first.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/masks/label_map.py" />
            <source>{source} uses object ids {listed}, not in the object list ({known}); add the objects first.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/masks/label_map.py" />
            <source>which is empty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <source>{source} is a PNG of an unknown kind ({mode}); save it as a palette PNG.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <source>{source} is too large for this machine's memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <source>{source} is damaged and cannot be read ({error}); save or copy it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <location filename="../../vosannot/project/clip_tree.py" />
            <source>{path} does not exist.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <source>{source} is empty (0 bytes); save or copy it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <source>{source} is not a PNG file; masks are read from palette or grey PNG files.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <source>{source} is damaged: its header is incomplete; save or copy it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <source>{source} claims to be {width}x{height} pixels; masks of up to {max_pixels} megapixels are read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <source>{source} has 16-bit values up to {max}; object ids lie between 1 and 254. Save it as an 8-bit palette PNG.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <source>{source} has half-transparent pixels, so its colours are no object ids; save it as a palette PNG.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/masks/png.py" />
            <source>{source} is a colour picture with {colour} at ({x}, {y}), which is no colour of the DAVIS palette; save it as a palette PNG whose indices are the object ids.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/_container.py" />
            <source>{path} needs more memory than there is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/_container.py" />
            <source>{path} is not a video file; choose a video or a folder of images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/_container.py" />
            <source>{path} has sound but no moving picture; choose a video file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/_container.py" />
            <source>{path} has no video in it; choose a video file or a folder of images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/_container.py" />
            <source>{path} is stored with a codec that cannot be read here; convert it to H.264 first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/_container.py" />
            <source>{path} does not say how large its picture is; it may be damaged. Convert it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/_container.py" />
            <source>{path} is incomplete: the index at its end is missing, as after an interrupted recording or copy; copy it again or repair it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/_container.py" />
            <source>{path} is not a video that can be read ({reason}); choose a video file or a folder of images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/clip.py" />
            <source>A file name cannot contain a zero character; choose another file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/clip.py" />
            <source>{given} does not exist; check the name and whether its drive is connected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/clip.py" />
            <source>{given} is neither a file nor a folder; choose a video file or a folder of images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/clip.py" />
            <source>{given} is empty (0 bytes); copy or download it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/clip.py" />
            <source>{given} cannot be read: permission denied; change its permissions or copy it elsewhere.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/clip.py" />
            <source>{given} cannot be read: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/clip.py" />
            <source>choose a folder that does, or a video file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/clip.py" />
            <source>its folder '{inside}' does: open that one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/clip.py" />
            <source>to open the video in it, choose '{videos}' itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/clip.py" />
            <source>{path} holds no images ({kinds}); {hint}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{folder}: '{seen}' and '{name}' differ only in their ending, and their masks would have one name; move one of them out of the folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{folder}: frame '{name}' is {w}x{h} but '{names}' is {width}x{height}; all images of a folder must have one size.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{name} is closed; open it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{where} is gone; put the file back or open the folder again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{where} cannot be decoded ({error}); replace the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{where} has changed its size to {width}x{height}; open the folder again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{path} is empty (0 bytes); copy it again or remove it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{path} is not an image that can be read; replace or remove it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{path} cannot be read: permission denied; change its permissions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{path} cannot be read as an image ({error}); replace or remove it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/images.py" />
            <source>{path} is {width}x{height}, more than {max_pixels} megapixels; scale it down.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/reader.py" />
            <source>{path} cannot be opened ({error}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/reader.py" />
            <source>{path} cannot be opened.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/reader.py" />
            <source>{name} has no frame {index}; its frames are 0 to {frame_count}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/reader.py" />
            <source>Frame {index} of {path} cannot be decoded ({error}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/sample.py" />
            <source>The sample clip cannot be written: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/video.py" />
            <source>{path} is closed; open it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/video.py" />
            <source>Frame {index} of {path} cannot be decoded; the file is damaged there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/video.py" />
            <source>Frame {index} of {path} cannot be converted to RGB ({error}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/video.py" />
            <source>{path} has no frames that can be read; it is empty or damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/video.py" />
            <source>None of the frames of {path} can be decoded; the file is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/media/video.py" />
            <source>{name} is incomplete: its last {n} of {all} frames are missing or damaged.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/media/video.py" />
            <source>{name} is incomplete: it should last {promised} s, but ends after {seconds} s.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/media/video.py" />
            <source>The first {n} frames of {name} cannot be decoded and are left out; the recording starts in the middle of a picture group.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/media/video.py" />
            <source>{name} is damaged: {n} frames are left out that cannot be decoded.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/media/writer.py" />
            <source>{path} was not written: there are no frames to put into it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/writer.py" />
            <source>{path}: a video needs more than 0 frames per second, not {fps}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/media/writer.py" />
            <source>{path}: frame {frames} is {width}x{height} but the first is {size3}x{size4}; all frames of a video have one size.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/accepting.py" />
            <source>Accept {name}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/accepting.py" />
            <source>Accept {n} objects</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/project/adding.py" />
            <source>There is no video and no folder of pictures in {where}; choose another folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/backups.py" />
            <source>Another program is making a backup of {workspace} just now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/backups.py" />
            <source>There is no room for a backup of {workspace} in {folder}: it takes {size} MB, and half of the {room} MB that are free is left alone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/backups.py" />
            <source>There is a file {target} already; choose another name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/clip_tree.py" />
            <location filename="../../vosannot/project/exchange/incoming.py" />
            <source>{folder} cannot be read: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/clip_tree.py" />
            <source>{path} holds more than {most} folders; choose a smaller one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/collection.py" />
            <source>new</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/collection.py" />
            <source>in progress</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/collection.py" />
            <source>done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/collection.py" />
            <source>reviewed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} shrank to half</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} shrank to a third</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} shrank to a quarter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} shrank to a fifth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} shrank to a tenth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} doubled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} tripled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} grew fourfold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} grew fivefold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} grew tenfold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <location filename="../../vosannot/project/document.py" />
            <source>object {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>unsure</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>forward and backward disagree</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>everything changes at once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} about {share} % wrong</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} vanished</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} appeared</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} shrank to {share} %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/concerns.py" />
            <source>{name} grew by {share} %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/copying.py" />
            <source>The workspace is damaged ({found}). Keep the file and open a backup of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/copying.py" />
            <source>The copy {target} cannot be written: the disk there is full.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/copying.py" />
            <source>The workspace is damaged ({error}). Keep the file and open a backup of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/copying.py" />
            <source>The copy {target} cannot be made: one of the two disks refuses ({error}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/database.py" />
            <source>There is no workspace {path}, but what was last painted in one of that name is in {name}: put the workspace back beside it, or move that file away.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/database.py" />
            <source>The file {path} is empty: it is not a vosannot workspace. It was not touched.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/database.py" />
            <source>The file {path} is not a vosannot workspace. It was not touched.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/database.py" />
            <source>The database {path} is not a vosannot workspace. It was not touched.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/database.py" />
            <source>The workspace {path} was made by a newer vosannot (format {row}, this program reads up to {format}). Update vosannot; the file was not touched.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/database.py" />
            <source>The workspace {path} is damaged (no table {listed}). It was not touched.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>Add {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>A video holds at most {max_object_id} objects; remove one that is not needed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>Rename {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>Recolour {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>Remove {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <location filename="../../vosannot/project/interpolating.py" />
            <location filename="../../vosannot/project/relabelling.py" />
            <source>The video has no object {object_id}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>An edit of frame {frame} does not fit the video: box {box}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>An object to be added has an id that another object has.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>the label map of frame {frame}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>Withdraw approval</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>the predicted label map of frame {frame}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/document.py" />
            <source>{name} has no frame {frame}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>The clip {path} is not there, so its frames cannot be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>Put it back, or leave the frames out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>{name} has no painted or approved masks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>Approve frames, or export all.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>Paint or propagate some, or leave it out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>{name} has no masks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>{name} has {frames}; the first and last do not count, so nothing is scored.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>Leave it out of what is scored.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>{n} frames of {name} are neither painted nor approved: {frames}.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Look at them and approve them, or export only approved frames.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>{name} is called {other} in the export, because two videos or the disk do not bear its name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>Nothing need be done.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>The files of {name} are numbered from 00000, because {first} is not five digits.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>Nothing need be done; an import finds the frames again.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking.py" />
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{n} frames of {name} have no mask: {frames}.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>{n} frames of {name} have no painted or approved mask: {frames}.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Propagate to them, or write empty masks for frames that have none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>They are written as empty, which says that nothing is there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>The object ids of {name} are {listed}; evaluators want 1 to {last} without gaps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>Merge or swap objects so that no number is left out (Mask menu).</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>Objects {listed} of {name} are not in the first frame.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking.py" />
            <source>Paint them there, or use a format that has a list of frames (YouTube-VOS, COCO).</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>grey</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>24-bit colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>grey with transparency</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>colour with transparency</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <location filename="../../vosannot/project/exchange/recognising.py" />
            <source>{path} does not exist; check the name and whether its drive is connected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Choose another folder, or repair it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{name} holds results of an earlier evaluation; evaluators print it instead of computing anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Delete it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{name} is left from an export that was interrupted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Delete it, unless an export is running.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Export it again with the tool that made it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Save or copy it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{path} cannot be read: {strerror}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Save it as a palette PNG whose indices are the object ids.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Rename masks and frames alike: 00000.png, 00001.png, …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{width}x{height} instead of {clip_width}x{clip_height}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Export at the size of the frames.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>of an unknown kind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{depth}-bit {kind}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Save palette PNGs; importing and exporting here does that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Nothing need be done for evaluators: the numbers count, not the colours.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Make it 0, or the object; 255 belongs into ground truth only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>The first mask of {name} shows no object, so nothing is scored.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Paint its objects there.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{n} masks of {name} cannot be read. The first: {detail}</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{n} masks of {name} are not named with five digits</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{n} masks of {name} have the wrong size ({detail})</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{n} masks of {name} are no palette PNG ({detail})</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{n} masks of {name} have other colours than those of DAVIS</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{n} masks of {name} have the value 255 (void), which aborts the evaluation of a prediction</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{n} masks of {name} have no frame: {files}.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Masks must be named like the frames; rename or remove them.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{n} pictures among the masks of {name} are no PNG: {files}.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>Evaluators read PNG files; JPEG changes the numbers. Remove them or move them to JPEGImages.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/checking_files.py" />
            <source>{n} frames of {name} are neither painted nor approved.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>{file} lists {name}, which has no masks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>Export it, or take it off the list.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>{name} is in no list of ImageSets, so evaluators do not look at it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>Add its name to a list.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>There is no {meta}, so nobody knows the objects and their frames.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>Export to YouTube-VOS again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>{name} is in meta.json but has no masks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>{name} has masks but is not in meta.json.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>{meta} says that object {key} of {name} is in frame {frame}, which has no mask.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>Annotations of {name} share an id, or have none: some would be lost.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>Number them from 1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>{name} uses categories that it does not list: {listed}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>List them under categories.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>The images of {name} do not lie beside {file}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/checking_lists.py" />
            <source>Put them into the folder images, or give their folder to whatever reads the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/exporting.py" />
            <source>{path} has no video called “{unknown}”; it has {known}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/exporting.py" />
            <source>{path} has no masks yet; paint some first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/exporting.py" />
            <source>There are no masks to export in {listed}; nothing was written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/exporting.py" />
            <source>There are no painted or approved masks to export in {listed}; nothing was written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/exporting.py" />
            <source>{name}: {many} of {all} have no mask and were left out: {frames}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/exporting.py" />
            <source>{name}: {many} of {all} have no approved mask and were written as empty: {frames}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/exporting.py" />
            <source>{name}: {many} of {all} have no approved mask and were left out: {frames}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/exporting.py" />
            <source>{name}: {many} of {all} have no mask and were written as empty: {frames}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/importing.py" />
            <source>{path} has no video called “{unknown}”; it has {listed}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/importing.py" />
            <source>{path} has several videos and none named {name}; choose the folder of one of them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/importing.py" />
            <source>The workspace has several videos called {name}; import its masks while that clip is open, or with --video.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/importing.py" />
            <source>The masks of {name} are {width}x{height} but the clip is {clip_width}x{clip_height}; a mask must have the size of its clip.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/importing.py" />
            <source>{source}: the workspace has no video called {name}, and its frames do not lie beside the masks. Add the video first, or import the masks while its clip is open.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/importing.py" />
            <source>{name}: manual masks were kept in frames {ranges_text}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/importing.py" />
            <source>{name}: names of objects stay as they were: {listed}{part}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/incoming.py" />
            <source>{path} is {width}x{height} but the clip is {clip_width}x{clip_height}; a mask must have the size of its clip.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/incoming.py" />
            <source>{file} and {name} are masks of one frame; remove one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/incoming.py" />
            <source>{paths} belongs to no frame of {name}; masks must be named like the frames.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/incoming.py" />
            <source>{file} and {other} are masks of one frame; remove one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/json_files.py" />
            <source>{path} is {size} GB; JSON files of up to {max_json_bytes} MB are read. Split it into several.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/json_files.py" />
            <source>{source} is damaged or no JSON ({reason}); save or copy it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/json_files.py" />
            <source>{source} holds no annotations that vosannot knows; it reads COCO and YouTube-VOS.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/material.py" />
            <source>The masks of frame {frame} of {name} were deleted meanwhile; export again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/material.py" />
            <source>{path} has changed since it was annotated; put the old video back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/material.py" />
            <source>{original} cannot be read: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/material.py" />
            <source>A frame of {width}x{height} cannot be written as {upper}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/options.py" />
            <source>Every {every}th frame cannot be exported; 1 exports all.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/options.py" />
            <source>Every {every}th frame goes with {listed}, not with {format}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/options.py" />
            <source>Edges are softened over 0 to 50 pixels, not {soften}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/options.py" />
            <source>The opacity lies between 0 and 1, not {opacity}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/options.py" />
            <source>“{words}” is no name for a DAVIS {name}; use letters and digits.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/place.py" />
            <source>{out} is a file, not a folder; choose another place.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/place.py" />
            <source>{out} holds other files ({there}{part}). Nothing was touched: choose a new or empty folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/place.py" />
            <source>{old} is there already and differs from what would be written. Nothing was touched: choose another folder, or allow replacing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/place.py" />
            <source>{old} is in the way and no export; it was not touched. Choose another folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/place.py" />
            <source>{alien} is no file of an export; it was not touched. Move it elsewhere first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/place.py" />
            <source>{out} is a folder, not a zip file; choose another name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/place.py" />
            <source>{out} is there already. Nothing was touched: choose another name, or allow replacing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/place.py" />
            <source>{out} cannot be written: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{path}: annotation number {number} belongs to no image of the list.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{path} has no annotation with a mask; boxes alone are not imported.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{path}: two images have one id, or one has none; save it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{path}: the file name of image {image_id} leads nowhere or out of its folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{path}: image {image_id} claims to be {width}x{height} pixels.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{path}: the images of {name} lie in different folders.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{path}: {name} has {distinct} objects; a video holds at most {max_object_id}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{name}: the file does not tell objects apart, so each category became one object.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{name}: {annotations} without a mask of its own left out.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{n} annotations</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{path}: {name} has two images called {stem}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/reading_coco.py" />
            <source>{path}: {where} cannot be read: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/recognising.py" />
            <source>{path} holds no masks that are known: choose a DAVIS or YouTube-VOS folder (with Annotations in it), a COCO JSON file, or a folder of PNG files named like the frames.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/recognising.py" />
            <source>{path} is no file that masks are imported from; choose a folder, a zip or a JSON file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/recognising.py" />
            <source>{path} is no COCO file: it needs lists called images and annotations.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/recognising.py" />
            <source>{path} has several JSON files ({name}, {other}, …); choose one of them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/recognising.py" />
            <source>{path} holds {words}, which have no object ids; export to DAVIS, YouTube-VOS or COCO.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/recognising.py" />
            <source>{root} is not a DAVIS or YouTube-VOS folder: there are no PNG files in Annotations/480p/&lt;sequence&gt; or Annotations/&lt;video&gt;.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/recognising.py" />
            <source>{path} is no list of YouTube-VOS: it needs an object called videos.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/unpacking.py" />
            <source>{path} is damaged or no zip file ({error}); save or copy it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/unpacking.py" />
            <source>{path} holds {files}; that is no export. It was not unpacked.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../vosannot/project/exchange/unpacking.py" />
            <source>{n} files</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/unpacking.py" />
            <source>{path} holds “{name}”, which leads out of its folder. It was not unpacked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/unpacking.py" />
            <source>{path} is protected by a password; unpack it yourself and import the folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/unpacking.py" />
            <source>{path} holds “{name}” twice. It was not unpacked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/unpacking.py" />
            <source>{path}: “{name}” grows to {file_size} GB. It was not unpacked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/unpacking.py" />
            <source>{path} needs {total} GB unpacked, and {parent} has {free} GB left: free some space, or unpack it elsewhere and import the folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/unpacking.py" />
            <source>{path}: “{filename}” is longer than it says. It was not unpacked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/exchange/youtube_vos.py" />
            <source>{out} is no list of YouTube-VOS; nothing was touched. Choose another folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The workspace {workspace} cannot be used: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The disk that holds the workspace {workspace} is full: free some space.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The workspace {workspace} or its folder is read-only: change that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The workspace {workspace} cannot be opened: the file is gone, or its folder is read-only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The disk that holds the workspace {workspace} reports an error ({cause}). Is it still there?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The workspace {workspace} is damaged ({cause}). Keep the file and open a backup of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>Another program holds the database {workspace}. Close it there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/failures.py" />
            <source>The workspace {workspace} cannot be read or written: {name}: {cause}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/frames.py" />
            <source>The label map of frame {frame} is missing from the workspace: the file is damaged. Keep it and open a backup.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/frames.py" />
            <source>The label map of frame {frame} cannot be read: the workspace is damaged. Keep it and open a backup.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/frames.py" />
            <source>The label map of frame {frame} has another size than the video: the workspace is damaged. Keep it and open a backup.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/interpolating.py" />
            <source>Choose an object to interpolate first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/interpolating.py" />
            <source>There is no frame to fill: all between the two masks are painted or approved by hand.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/interpolating.py" />
            <source>Interpolate {listed}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/interpolating.py" />
            <source>“{name}” has no mask on frame {frame}, where the range begins: interpolating needs one at both ends.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/interpolating.py" />
            <source>“{name}” has no mask on frame {frame}, where the range ends: interpolating needs one at both ends.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/interpolating.py" />
            <source>There is no frame between the masks of “{name}” to fill: choose a longer range.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/interpolating.py" />
            <source>The mask on frame {frame} was deleted meanwhile; nothing was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/labelled.py" />
            <source>{path} has no video called {unknown}; it has {known}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/locking.py" />
            <source>The workspace {workspace} is already open in another window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/locking.py" />
            <source>Close it there first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/locking.py" />
            <source>this program, process {pid}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/locking.py" />
            <source>another program, process {pid}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/reading.py" />
            <location filename="../../vosannot/project/workspace.py" />
            <location filename="../../vosannot/project/writer.py" />
            <source>The workspace is closed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/reading.py" />
            <source>The workspace {path} was moved or replaced, or its drive is gone: put it back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/reading.py" />
            <source>The workspace {path} has been changed by another window or program since it was opened here: save a copy elsewhere.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/relabelling.py" />
            <source>An object cannot be merged into itself; choose another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/relabelling.py" />
            <source>An object cannot be swapped with itself; choose another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/relabelling.py" />
            <source>The piece is all there is of {name} on frame {frame}; there is nothing to split.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/relabelling.py" />
            <source>One of the objects was removed meanwhile; nothing was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/runs.py" />
            <source>The video has no run {run}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/versions.py" />
            <source>before the last job</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/videos.py" />
            <source>The workspace has no video number {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/videos.py" />
            <source>{path} is in the workspace already, as {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/videos.py" />
            <source>These videos have {found} masks now, more than a moment ago: nothing was removed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/videos.py" />
            <source>{frame_count} frames of {width}x{height}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/videos.py" />
            <source>{path} has changed since it was annotated: it had {was}, now it has {now}. Its masks were not touched; put the old video back, or add the new one under another name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/workspace.py" />
            <source>The folder {parent} for the workspace {name} does not exist.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/workspace.py" />
            <source>{path} is a folder, not a workspace file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/workspace.py" />
            <source>The workspace {path} does not exist.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/workspace.py" />
            <source>{told} Its newest backup is of {when}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/workspace.py" />
            <source>There is a file {path} already; choose another name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/workspace.py" />
            <source>{name} is in use: close it first. Nothing was removed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/project/writer.py" />
            <source>The disk is slow: not everything is saved yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/settings/params.py" />
            <source>There is no setting called {name}; known are {listed}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/settings/params.py" />
            <source>{name} takes a {other}, not {value}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/settings/params.py" />
            <source>{name} is one of {listed}, not {value}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/settings/params.py" />
            <source>{name} must lie between {low} and {high}, not {value}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <location filename="../../vosannot/training/options.py" />
            <source>Steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Optimiser steps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Rendered clips</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Share of the training clips that the program renders itself, so that the network does not forget the rest.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>%</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Hold out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Keep some masks out of the training, and compare the model on them before and after.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Peak rate of AdamW; a tenth of what training anew takes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <location filename="../../vosannot/training/options.py" />
            <source>Clips a step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <location filename="../../vosannot/training/options.py" />
            <source>clips</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Side of the square crops that are trained on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Frames of a training clip.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <location filename="../../vosannot/training/options.py" />
            <source>Gap</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Largest step between two frames of a training clip, counted in frames that have masks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Largest number of objects in a training clip.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Frames kept</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Largest number of frames with masks that are learned from; more are thinned evenly. They lie on disk while training, below a megabyte each.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Check size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Short side of the held-out frames when the model is compared on them; smaller videos keep their size.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/options.py" />
            <source>Decides every crop and every rendered clip.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/record.py" />
            <source>The unfinished run {name} was begun with {what}: give the same to go on with it, another name (--name), or begin it anew (--anew).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/record.py" />
            <source>{name} has no painted or approved masks yet: paint a frame or approve one (Enter) in the window, and come back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/record.py" />
            <source>{name} is being trained by another vosannot; wait for that, or stop it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/run.py" />
            <source>{path} holds {found} weights, but the card of {name} says {family}; fetch or import it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/run.py" />
            <source>{name} goes on with the masks it began with ({frames} frames); begin it anew (--anew) to learn from what was painted or approved since.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/split.py" />
            <source>Nothing is held out (that takes two videos, or eight frames of one), so nothing will say whether it helped: look at the masks of the new model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/split.py" />
            <source>the last {number} of “{name}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/split.py" />
            <source>{number} of “{name}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/split.py" />
            <source>Held out, to compare the model before and after: {names}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/store.py" />
            <source>{name} is left out. {error}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/store.py" />
            <source>None of the videos with painted or approved masks can be read and shows an object; see whether they are still where they were.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/learning/store.py" />
            <source>{path} has changed since it was annotated: it had {then} frames of {then2}x{then3}, now it has {now} of {now2}x{now3}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Optimiser steps of the run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Side of the rendered square frames (layers: height of wide ones).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Frames of a training clip; the published training takes 3.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Largest number of labelled objects a clip; odd steps take one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Largest step in time between two frames of a clip.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Curriculum</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Share of the steps in which gaps and difficulty grow to their full size.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Static stage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Share of the steps, at the start, on rigid cut-outs under small affine warps (the field's first stage).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Peak rate of AdamW.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Weight decay</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>AdamW's decoupled weight decay.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Warm-up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Steps of linear warm-up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Decay</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Share of the steps, at the end, in which the rate falls linearly to 0.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Largest norm of the gradient.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Hardest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Share of the pixels that the cross entropy keeps in the end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>EMA</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Decay of the moving average of the weights, which is what gets saved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Decides initial weights and every rendered clip.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Workers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Processes that render.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>bfloat16</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Autocast to bfloat16 where the processor has it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Family</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Network to train.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Net</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Its size; published is that of the public weights (FRTM: on a ResNet-101), fast is FRTM on a ResNet-18, swin is DATT with a Swin-Tiny for the flow.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Correspondence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Losses on the matching itself (Zhang et al. 2023): pixel-level, object-level, both.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Alpha</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Weight of the correspondence losses after their warm-up (paper: 0.2).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Beta</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Weight of the object-level loss among them (paper: 0.5).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Alpha warm-up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Share of the steps in which alpha grows linearly from 0.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Freeze norms</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Batch norms keep the statistics they begin with, as in the published training from ImageNet weights.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Depth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>DATT: predict depth as well (off: for comparison).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Modulation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>DATT: let depth features modulate the mask decoder's (off: for comparison).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Depth weight</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>DATT: weight of the depth's loss (paper: 0.1).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Tracks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Mask selector, corrector: rendered clips whose masks the bundled networks make once, before the first step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Corrector: exemplar frames of a clip.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Boundary</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Corrector: weight of the boundary's loss.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Reconstruction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../vosannot/training/options.py" />
            <source>Corrector: weight of the features' reconstruction.</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
