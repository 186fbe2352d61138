<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>AnswerField</name>
    <message>
      <source>0.5, −2, 1/3 or 97 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A number such as 0.5, −2, 1/3 or 97 %; Enter checks it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Leave it hidden (Esc)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Prediction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reveal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Say whether the answer is right (Enter)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show what comes out here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Your answer</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Banner</name>
    <message>
      <source>Close message</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close this message (Esc)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Message</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Calculator</name>
    <message>
      <source>Both need the same: {shared} parameters. The filter covers the whole image.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Calculator of weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Channels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filter: {kernel} × {kernel} × {channels} = {weights} weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filters of {kernel} rows and columns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filters of {kernel} × {kernel}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fully connected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many numbers a pixel is: 1 for grey, 3 for colour</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many numbers or maps the layer makes of the image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many rows and columns the image has</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Image side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Image: {side} × {side} × {channels} = {inputs} inputs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Numbers of parameters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shared filters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The shared filters need {times} times fewer parameters: {shared} instead of {dense}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This image is smaller than the filter: the shared filters need {times} times more parameters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Units or filters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weights and biases of both ways, on a logarithmic scale.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>fully connected: weights and biases</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>shared filters: weights and biases</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>weights + {units} biases · {memory}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{inputs} inputs × {units} units =</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{weights} weights × {units} filters =</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>CellPanel</name>
    <message>
      <source>Copy as LaTeX</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy as text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How this value is made</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Point at a cell of any map to see how its value is made; click it to keep it here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>TeX</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The first maps are being computed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The values of {layer} are hidden: predict them first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer} is being computed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer}, unit {unit}{name} — position {position} of {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer}[{channel}], row {row}, column {column} — position {position} of {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{what}: the arithmetic of this value</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>CellRow</name>
    <message>
      <source>padding</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>CellViews</name>
    <message>
      <source>+ {bias} (bias)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Contributions on the maps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Curve</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every contribution where it comes from. Click a cell to go there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Input map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Input patch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kernel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Largest numbers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Output map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Point at a bar to see where its number comes from; click to go there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Point at a cell to move the window there; click to leave it there. Arrow keys move it, too.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Point at a cell to see every input that its weight is multiplied with.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Products</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Steps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The function of this layer, and where the cell is on it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The other pinned map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is added up, and what it comes to.
Click a channel to see its patch; the wheel and the arrow keys go through all of them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is done to the number, step by step</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>blue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>cells of {layer} that it is part of</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channel {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>exponentials of the scores</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>green</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>handed on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>kernel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>laid back on {layer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>largest contributions: value × weight</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>own share of the sum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>patch of {map}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>products</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>red</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>row {row}, column {column}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>step by step</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>sum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>sum + bias</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>sum {sum}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>sum {sum}, rounding {rest}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the curve at x</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the largest wins</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the mean</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the picture at this place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the {count} bars</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>then {layer} →</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>where it lands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>window on {map}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer} · {count} values</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}, as the network reads it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}, in the picture</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ChannelChoice</name>
    <message>
      <source>Channel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Channel {channel}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the kernel for channel {channel}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which of the channels that the filter reads is shown</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ColourBar</name>
    <message>
      <source>Colour scale</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Colours from {low} to {high}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Colours from {low} to {high}; what is negative is hatched</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>CurveView</name>
    <message>
      <source>{curve}: at {x} it is {y}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Desk</name>
    <message>
      <source>Keep scaled channels</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>DrawPad</name>
    <message>
      <source>Draw with the left button, erase with the right one. Arrow keys move the cursor, Space draws one dab of the brush.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Point at a pixel for its value; arrow keys go from pixel to pixel.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>row {row}, column {column}: {values}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{width} × {height} pixels</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>DrawTools</name>
    <message>
      <source>Blue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Brush</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Brush size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Brush value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose any other colour to draw in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Clear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw in this colour: {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Eraser</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Green</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How thick the brush is, in pixels of the picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Other colour</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Red</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the brush leaves: 0 is black, 1 is white</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>White</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Yellow</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{size} px</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Files</name>
    <message>
      <source>All ConvScope can open ({patterns})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All files (*)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export PyTorch code</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Networks ({patterns})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pictures ({patterns})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Projects ({patterns})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Python ({patterns})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Saving {file}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unsaved work</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Untitled</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Writing {file}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{file}” is there already. Replace it?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” has changes that are not saved. Save them?</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>FilterDepthView</name>
    <message>
      <source> and </source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1 channel muted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back to normal (0)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back to the network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change weight</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag a cell up or down to change its weight; after a click the wheel steps it.
Shift steps ten times as far, Ctrl a tenth.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag, or turn the wheel: how much of this channel is added (+ and −)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Esc goes back to the network.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filter depth</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How much of the sum of all absolute partial results this channel makes up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep in the weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Let only this channel be heard, or all again (S)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>List the channels in their order (O)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>List the channels that add most first (O)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look at the network as it is (0)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Looking at it with {what}. The weights are unchanged.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>M mutes · S solos · + − scale · 0 back to normal · O order · drag a kernel cell to change it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Multiply the weights by what they are looked at with; Undo takes it back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mute this channel, or let it be heard again (M)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the whole network again (Esc)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The partial results are being computed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>after {layer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>bias {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>blue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>by channel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>by share</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ch {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channel {name}: share {share}, {gain}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>classes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>green</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>grey</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>input</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>input map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>kernel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>kernel {shape} + bias = {count} weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>kernel {shape} = {count} weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>looked at as {value} ({gain})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>muted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no bias</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>part of 1 cell of the result</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>part of {count} cells of the result</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>partial</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>partial result</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>partial results</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>red</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>row {row}, column {column}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>share</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>share of |sum|</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>silent, another channel is solo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>solo, {gain}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>sum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>sum + bias</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the sum of all channels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the sum of all channels and the bias {bias}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>weight of {name} at row {row}, column {column} = {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} channels muted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} scaled</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer} · filter {channel} — one slice per input channel, then the sum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} adds {part} of {value} at {place}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>← → next filter · ↑ ↓ channel · Enter opens one cell’s arithmetic · Esc back</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>FilterPanel</name>
    <message>
      <source>Change weight</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Channel </source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every cell times its weight, added up, plus the bias.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to {layer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It has no weights yet. {problem}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It only lines cells up: there is nothing to edit. Select the layer before or after it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It scales and shifts map {channel} with these numbers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Map </source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Page </source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Preset: {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Select the first layer whose weights can be edited</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The input has no weights. Select a map of a convolution to see and edit its filter.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The score of “{name}”: every cell times its weight, added up, plus the bias.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no bias: it is off in the layer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>True convolution: shown as it is laid on the input, turned by 180°.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>blue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>custom</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>green</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>grey</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>learned or random</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>red</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} weights, laid back on the {maps} maps of {size} that were flattened.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} weights, one for each number that it reads.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer} has no weights, and no filter leads to it. Select a map of a convolution to edit one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{selected} has no weights of its own: these are those of {layer} before it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{selected} has no weights of its own: this is the filter of {layer} before it.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>FootStrip</name>
    <message>
      <source>Progress</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>GridTools</name>
    <message>
      <source>Both mirrors</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Left = right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No symmetry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quarter turns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Symmetry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The value that painting puts into a cell; the right mouse button paints 0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Top = bottom</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Value to paint</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>HistogramView</name>
    <message>
      <source>Histogram</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How often which value occurs. Point at a bar, or walk with ← and →.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>all cells are {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>from {low} to {high}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no cell is a number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} not a number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{first} … {last}: about {count} cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{first} … {last}: {count} cells</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>HistoryPanel</name>
    <message>
      <source>Choose a step to go back or forward to it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>History</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Opened</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>InputForm</name>
    <message>
      <source>Colour</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Columns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Grey</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Input size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Invert</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>RGB</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rows</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scaling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} channels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{side} that the network reads; its dense layers get new weights</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>InputPanel</name>
    <message>
      <source>, drawn on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Clear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Input</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New drawing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paste</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>RGB</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Samples</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Used as it is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>black, until you choose a picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>drawing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>grey</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>range about {low} … {high}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>range {low} … {high}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} channels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{title}, reduced to {width} × {height}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>KernelGrid</name>
    <message>
      <source>A number such as 0.25, −3 or 1/9. Enter goes on below, Tab to the right, Esc leaves it as it was.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>After a click the wheel steps it, as do + and Ctrl+Up or Ctrl+Down.
Shift steps ten times as far, Ctrl a tenth.
Type a number, or press F2 or Enter, to enter it; Del sets 0.
Ctrl+C and Ctrl+V copy and paste the kernel.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag a cell up or down to change its weight; the right button paints 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag over cells to paint them; the right button paints 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kernel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The clipboard must hold {rows} × {columns} numbers; it holds {found}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weight in row {row}, column {column}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>row {row}, column {column}: {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>rows of different lengths</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{text}” in row {row}, column {column} of the clipboard is not a number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{text}” is not a weight. Type a number such as 0.25, −3 or 1/9, or press Esc.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>KnobMenu</name>
    <message>
      <source>Apply</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make the kernel with these numbers (Enter)</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>LayerPanel</name>
    <message>
      <source>(columns + 2 · padding − kernel) / stride, rounded, + 1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>(rows + 2 · padding − kernel) / stride, rounded, + 1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>(size + 2 · padding − kernel) / stride, rounded, + 1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change {label}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Columns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to {layer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many numbers the layer learns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many products one forward pass adds up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How much of the image one cell depends on, and how far apart the fields of neighbours lie</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer · {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Multiply-adds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Never read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Parameters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Receptive field</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rows</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rows and columns at the far edge that no position reaches</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Select the layer that all later ones wait for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shape</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The network reads {shape}. The picture is changed in the Input dock; select a layer in the network to change it here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the layer reads and what it makes: channels × rows × columns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>unknown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{field}, {jump} apart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{rows} rows, {columns} columns</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>LegendBar</name>
    <message>
      <source>+max</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Legends</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the colours of the maps mean; choose them under “Colours”</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>both signs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>each map has a scale of its own</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>from zero</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>max</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>one scale for each layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>one scale for the whole network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>−max</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>LessonBand</name>
    <message>
      <source>Lesson</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try it: {task}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{lesson} · scene {number} of {count}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>LogSlider</name>
    <message>
      <source>{name}, exactly</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>&amp;Add layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Add layer after this</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Colours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Dark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;File</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Help</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;High contrast</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Input</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Lessons</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Light</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Networks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Redo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Step</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Theme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;View</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a layer after the selected one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add filter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add {kind}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As fully connected layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As the &amp;system</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose colours and scale</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Clear list</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Compute</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Compute on &amp;device</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Computing {layer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dropped picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Duplicate {layer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Each layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Each map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Feature map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filte&amp;r</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hide the panel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>History</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How this value is made</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Input</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Looking for devices</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make the change again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move {layer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New random weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing opened yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One scale for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open &amp;recent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open sa&amp;mple</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Preparing the large map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove filter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove {layer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save a copy…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scenes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show or hide the panel “{name}”</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Something went wrong inside ConvScope. Your work is still here; save a copy to be sure.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take lesson {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take the last change back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take the panel out of the window, or put it back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The computation was given up: the maps show the state before.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The whole network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tools</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Values from zero up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Values of both signs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What it reads has another shape.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Why?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer} has new random weights.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer} has {now} weights now, not {before}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}[*] — ConvScope</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{work}, about {seconds} s to go</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>MapPanel</name>
    <message>
      <source>Colours of maps with both signs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Colours of maps without negatives</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Colours of positive maps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Feature map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Feature map · {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>In rows of {columns}. Value {unit} of {count} is {value}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scale</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Select a map in the network to see it here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The first maps are being computed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The values of {layer} are hidden: predict first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which maps share one range of colours, and so compare</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>blue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>green</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>min {low} · mean {mean} · max {high} · {zeros} % zeros</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>per layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>per map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>per network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>red</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} cells are infinite or not a number.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>MapView</name>
    <message>
      <source>Feature map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fit to view</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The wheel, + and − zoom, dragging pans, 0 fits the map to the view.
A click or the arrow keys choose a cell.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zoom in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zoom out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>row {row}, column {column} = {value}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>MatrixView</name>
    <message>
      <source>Every row makes one output cell, every column reads one input cell.
Point at a weight to light all its copies, or walk over them with the arrow keys.
Ctrl+C copies what is said here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weight matrix</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>MeltPanel</name>
    <message>
      <source>As a fully connected layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>At the border {count} weights meet here: {sum}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fully connected: every output cell has a weight for every input cell (biases are not counted).
Locally connected: every output cell sees the same window, with weights and a bias of its own.
Shared: all output cells of a map have the same weights and bias. That is the convolution.
The axis is logarithmic; a weight takes 4 bytes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to {layer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How much of the layer is drawn; what is too large to be drawn is not offered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No convolution can run in this network. Add one to see it as a fully connected layer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Numbers of weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Part of the matrix</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Select the first convolution of the network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The same numbers, written as a fully connected layer: every row is one output cell; the kernel repeats along the diagonal; everything else is zero.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The weight at row {row}, column {column} of the kernel for channel {channel} stands in 1 place.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The weight at row {row}, column {column} of the kernel for channel {channel} stands in {count} places, {shown} of them in this part.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The weight at row {row}, column {column} of the kernel for channel {channel} stands in {count} places.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>fully connected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>inputs: {cells}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>locally connected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no fewer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>outputs: {cells}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>shared: this convolution</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} (the first {size} cells of {name})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} ({maps} maps of {size} cells of {name})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} ({size} cells of {name})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} bytes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer} is fully connected already: every unit has a weight of its own for every number that it reads. Select a map of a convolution to see what sharing weights saves.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer} is not made by one convolution. Select a map of a convolution to see it as a fully connected layer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer}, filter {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer}, filter {number}, channel {channel}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer}, filter {number}, the first {size} cells of channel {channel}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer}, the whole layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}[{channel}] row {row}, column {column}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{number} times fewer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{target} does not read {source}: 0, whatever the weights are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{target} takes {value} × {source}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{value} at ({row}, {column})</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>NetworkFacts</name>
    <message>
      <source>1 layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A dense layer has a weight of its own from every input to every unit; a convolution uses the same few everywhere</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A dense layer on the same input with {units} units: {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} layers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{number:,.1f} billion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{number:.1f} million</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{number} multiply-adds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{number} parameters</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>NetworkView</name>
    <message>
      <source>Add a layer here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Double-click renames, dragging moves, right-click shows more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Enter keeps the name, Esc keeps the old one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Input</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name of the layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rename layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This network has no layers. Add one with “Add layer” above, or take back what you removed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>colour</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>grey</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer}: its values are hidden. Click a cell to say what comes out there.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Numbers</name>
    <message>
      <source>Bias</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag it up or down, turn the wheel, or type a number; Del sets 0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mean</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scale</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Variance</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Opening</name>
    <message>
      <source>Copy a picture or its file first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One picture is shown at a time: {name} is the first of {count} files.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Opening {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pasted picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no picture on the clipboard.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{title} will be opened when this has ended: {job}.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Operations</name>
    <message>
      <source>0° is level, 90° is upright</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Angle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From stripe to stripe, in pixels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gabor…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gaussian…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only a square kernel can be turned by 90°</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sigma</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The standard deviation, in pixels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wavelength</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>all channels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>line…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>mean→0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>norm→1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>random</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>± negate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Σ→1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>↔ mirror</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>↕ mirror</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>PairEdit</name>
    <message>
      <source>Keep rows and columns equal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label}: columns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label}: rows</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label}: rows and columns equal</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Pen</name>
    <message>
      <source>Pen</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Prediction</name>
    <message>
      <source>This cell has not been computed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Type a number, such as 0.5, −2, 1/3 or 97 %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What comes out here?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer}[{channel}], row {row}, column {column}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Presenter</name>
    <message>
      <source>1 2 3 … Enter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>B</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>B  .</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ConvScope</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>E  C</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>End of lesson {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Esc</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Esc  F5</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>F1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>H</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Home  End</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>L</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next: {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>PgDn  ↓  N  Enter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>PgUp  ↑  P</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>PgUp PgDn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Presenting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>R</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>S</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Space</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The end</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the window shows</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>blank</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>blank screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>first or last scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>go to a scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>hide values, show them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>leave</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>next scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>one position on or back; else one scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>pen on or off; clear the drawing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>play</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>play or pause</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>previous scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>speaker view</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>spotlight</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>step</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the scene as it was prepared</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>zoom in, out, fit</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>PresetChoice</name>
    <message>
      <source>Preset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Responds to {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} was cut to {size}. A kernel of {needed} holds all of it.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>SampleGallery</name>
    <message>
      <source>Samples</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ScalingForm</name>
    <message>
      <source>0 … 1, as it is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Blue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Deviation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Green</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mean</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Own numbers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Red</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scaling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What every value is divided by then</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is subtracted from every value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>deviation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>mean</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>SceneExport</name>
    <message>
      <source>Export scenes as PDF</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>PDF ({patterns})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scenes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The scenes lie in {file} now.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Writing {file}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ScenesPanel</name>
    <message>
      <source>A few sentences for the audience</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A lesson is on. The scenes of your project are here again when you leave it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A scene is what is on screen now, to be shown again: network, picture, selection, colours.

Set up what you want to show, and choose “Add scene”. Scenes are saved with the project.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change notes of a scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change words of a scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Counting weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Enter shows a scene, F2 renames it, Alt+Up and Alt+Down move it, Del removes it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For the speaker alone, never shown to the audience</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For you alone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give the scene another title (F2)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make the chosen scene show what is on screen now; its title, words and notes stay</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move down</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No words yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Notes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One value of {map}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove the scene (Del); Undo brings it back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rename</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rename scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scenes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scenes of the project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the chosen scene (Enter)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the scene earlier (Alt+Up)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the scene later (Alt+Down)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take scene again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The input</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The network at {map}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the audience reads</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{map} taken apart</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>SliceCanvas</name>
    <message>
      <source>Input channels</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>SlideView</name>
    <message>
      <source>{map}: marked are rows {top} to {bottom}, columns {left} to {right}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>SpeakerView</name>
    <message>
      <source>Blank</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to the next scene (Page Down)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to the scene before (Page Up)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Let the time begin again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next ▶</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next: {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No notes for this scene.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Notes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Notes for the speaker alone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reset</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the audience nothing (B)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Speaker view</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Speaker view — ConvScope</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The end</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Time since the beginning</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the audience sees</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>◀ Previous</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>SpecForm</name>
    <message>
      <source>This kind of layer has nothing to set.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{help}
Drag to the left or right to change it.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Spotlight</name>
    <message>
      <source>Spotlight</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>StatusBar</name>
    <message>
      <source>CPU · {threads} threads</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Device</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edit to paint</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From the last edit to its maps on screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How much of the picture one cell of this layer sees</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Receptive field</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the cell under the cursor holds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the program takes of the computer's memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where the maps are computed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>edit → paint {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>receptive field {rows} × {columns}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer} row {row}, column {column} = {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{size} MB</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>StepTree</name>
    <message>
      <source>Copy as text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every line opens to what it is made from: arrow keys walk and open, Enter or a double click starts from a line, Backspace goes back, Ctrl+C copies</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How large a line is among all that are added up with it; bars to the right add, bars to the left take away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Share of the sum</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where the number comes from</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>TitleBand</name>
    <message>
      <source>Scene</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>TransportBar</name>
    <message>
      <source>Begin again at the end</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag the window through the map, position by position</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>End the walk</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>First position</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How long the window stays at a position while it plays</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Last position</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Let the window walk through the map, or pause</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Loop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One position back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One position on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Play</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Position</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Put the window at the first position</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Put the window at the last position</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Put the window one position back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Put the window one position on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the whole map again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Speed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Walk through the map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>position {position} of {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{time} ms</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Welcome</name>
    <message>
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close this row, and do not show it again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>First steps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New here? Take a lesson, open a picture of your own, or draw a digit.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>WhyPanel</name>
    <message>
      <source>Arrow keys open a line, Enter starts from it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask about the strongest output</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back to the value that was asked about before (Backspace)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the largest value of the last layer, and follow it back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy as text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy the open lines as text (Ctrl+C)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The first maps are being computed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The pixels of the image are where every number comes from. Choose a cell of any layer to see how it goes back to them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Why is {cell} = {value}?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Why is {cell} {value}?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Why this value?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer} is being computed.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>WorkBar</name>
    <message>
      <source>Cancel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give up this work; what is shown stays as it is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Progress</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>actions</name>
    <message>
      <source>&amp;About ConvScope</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Add filter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Add scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Cancel work</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Colour</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Drag cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Duplicate layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Eraser</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Export PyTorch code…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Export scenes as PDF…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;First position</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Fit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Fit network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Hatch negative values</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;How this value is made</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Invert</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Keyboard and mouse</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Last position</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Leave lesson</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Line…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Mirror left and right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Negate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Next layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Next scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Open…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Paste picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Play or pause</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Present</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Presets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Quit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Repeat</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Reset window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Save</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Scaling</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Slower</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Start over</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Thicker brush</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Unit length</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a copy of the selected filter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a copy of the selected layer after it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a random filter to the selected convolution</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As fully connecte&amp;d layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back to the net&amp;work</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Begin again at the end</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>C&amp;lear drawing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a known kernel. Editing it makes it custom, the preset stays as it was</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose what happens to a picture of another shape than the network reads</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose whether the network reads one grey channel or three colours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose which other cells change together with the one that is touched</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy arithmetic as &amp;text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy arithmetic as LaTe&amp;X</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy the arithmetic of the cell as plain text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy the arithmetic of the cell for a LaTeX document</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag a cell up and down to change it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw &amp;on the picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw fine lines over negative values, to show their sign without colours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw on the picture; the network answers every stroke</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Duplicate &amp;filter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>End the walk: the whole map and the whole network again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>F&amp;aster</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>F&amp;orward</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>F&amp;ull screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fill the screen with the window, or stop doing so</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Follow the chosen value back to the pixels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For all &amp;channels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Forget what the selected layer has learned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gab&amp;or…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gau&amp;ssian…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give the selected layer another name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give up the computation under way</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go back to your own work, as you left it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to the filter after this one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to the filter before this one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hide val&amp;ues</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hide what comes out of the selected layer, to predict it first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep what is on screen now as a scene of the project, to be shown again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Leave ConvScope</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Leave the filter, or end the walk</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make the brush thicker</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make the brush thinner</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make the kernel a detector of bright lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make the kernel a round blur</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make the kernel stripes that fade out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make the whole picture black</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mark the selected map in green, or take the mark away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mark the selected map in red, or take the mark away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mean to &amp;zero</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mirror top and &amp;bottom</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move layer &amp;left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move layer &amp;right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ne&amp;xt filter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New &amp;drawing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New random &amp;weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next chann&amp;el</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open a picture or a project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open f&amp;ilter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pa&amp;int cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paint cells with the brush's value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paint with black; the right mouse button always does</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pin in &amp;green</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pin in &amp;red</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pre&amp;vious filter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pre&amp;vious layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Present with speaker &amp;view</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Present, with notes, the next scene and the clock in a window of your own</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Presets and operations change the kernels of this filter for all channels alike</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous c&amp;hannel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Put all panels back where they were at first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Put the scene back into its prepared state</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Put the window at the first position</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Put the window at the last position</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Put the window one position back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Put the window one position on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>R&amp;emove layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Random &amp;kernel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Random weights between −1 and 1 for the kernel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Re&amp;name layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove fil&amp;ter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reverse all signs of the kernel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>S&amp;ymmetry</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save &amp;as…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save network, weights and picture as a project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save the project in another file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scale the kernel to length 1: the pattern alone counts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scale the kernel to sum 1: flat areas keep their brightness</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shift the kernel to mean 0: only differences count</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show &amp;everything</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the arithmetic of the chosen cell</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the convolution as one large matrix, and count the weights</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the kernel for the channel after</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the kernel for the channel before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the lesson, or what the window shows, over the whole screen in large type</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the network larger</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the network one layer shorter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the network smaller</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the next layer being made from the last, from the image to the class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the next scene of the lesson</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the scene before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the whole network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Slide the window over the input while the map fills in, or hold it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Start with an empty picture and draw on it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stay a longer time at every position</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stay a shorter time at every position</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sum to &amp;1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Swap dark and light: 1 − value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Swap left and right in the kernel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Swap the selected layer with the one after it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Swap the selected layer with the one before it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Swap top and bottom in the kernel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take the selected filter out of its convolution</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take the selected layer out of the network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take the selected map of a convolution apart, input channel by input channel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The network reads (x − mean) / deviation: choose what it was trained with, or own numbers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Thi&amp;nner brush</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Turn by &amp;90°</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Turn the kernel a quarter to the left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use the picture on the clipboard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Version and licence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wh&amp;y this value?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What every key and gesture does</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write the network as a Python file that runs without ConvScope</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write the scenes of the project as a PDF, one page a scene</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zoom &amp;in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zoom &amp;out</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>engine</name>
    <message>
      <source>    weights = {ours: saved[theirs] for ours, theirs in WEIGHTS.items()}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>(exp({x}) − 1)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1 / (1 + e^−x) for every cell.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1 / (1 + exp({x}))</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1 / (1 + e⁻ˣ)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>10³⁸. The exact value is {exact}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A PNG holds 1 or 3 channels, not {channels}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A bank of filters, each slid over all input maps: multiply, add up, add the bias.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A convolution needs at least one filter.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A filter adds all its channels up into one map: {count} filters, {count} maps.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A filter of a grouped convolution cannot be added or removed alone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A fully connected layer: every unit is a weighted sum of all inputs plus a bias.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A layer needs a name of its own, in letters that can be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A picture of {given} channels cannot become one of {wanted}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A picture of {shape} cannot be shown to this network.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A scene needs a title.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A turn by 180° leaves it the same: convolution and cross-correlation give equal results.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A turn by 180° makes another kernel of it: convolution and cross-correlation give different results.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A turn by 180° reverses its sign: convolution and cross-correlation give opposite results.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A weight lies outside of its file: it is damaged.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A width must be above 0, not {value:g}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a Flatten layer before it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a convolution or a fully connected layer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Added Softmax at the end, so that the scores become probabilities.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Added to the variance, so that nothing is divided by zero.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All cells in one vector, map by map and row by row: index = c·H·W + r·W + column, as in PyTorch.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All weights are 0, and no factor gives them length 1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All weights are 0: the products add up to 0 whatever the image.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Alpha</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An array of shape {shape} is not an image.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An image can be fitted to 1 … 4096 rows and columns.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An input of {shape} is not possible.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask for permission to read it, or copy it to a folder of yours.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assumed 2 × 2 max pooling after {layers}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assumed ReLU after every convolution: a state_dict does not say.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assumed ReLU between the fully connected layers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assumed an epsilon of 0.00001 in every batch norm.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assumed convolutions padded so that maps keep their size.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assumed convolutions without padding that move one cell at a time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assumed padding in the first convolution alone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assumed that the layers follow one another in the order of the file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assumed that the layers follow one another in the order of their names.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assumed that there is no pooling.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assumed the mean of each map before the first fully connected layer: the input size is a guess.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assumed {size} input: the file leaves it open.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Average pool</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Batch norm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Bias</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Blur (Pillow)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Border</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Box blur</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Brown – teal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cells are dropped in training only: now every value passes as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change a weight first, or normalise the length instead.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change a weight first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Channels, rows and columns are multiplied, not added up.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check its name and folder; it may have been moved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check that the disk is still there, or copy the file elsewhere.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check that the file is still there and that you may read it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check that the file is there and that you may read it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a number of groups that divides both channels and filters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a picture file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a project file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another place or name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose at least one channel, row and column, and not more than memory can hold.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose one from {first} to {last}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close other programs, or make the picture smaller.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close, but not to the last digit: round only at the end.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cold – warm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ConvScope counts padding as zeros, as PyTorch does by default (count_include_pad).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ConvScope pads both sides alike.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ConvScope pads both sides alike. Export the network with explicit, equal padding.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ConvScope pads both sides alike. Give the padding as a number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ConvScope reads convolution, pooling, batch norm, fully connected layers, dropout and activation functions.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ConvScope reads weights of layers that follow one another, without branches.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ConvScope runs no code from files. Export the network with plain tensors as weights.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ConvScope runs no code from files. In PyTorch, save the weights alone with torch.save(model.state_dict(), …), or the network with torch.export.save or torch.onnx.export.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ConvScope shows networks whose layers follow one another, without branches.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Converted from {space}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Convolution</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Convolve default (ImageJ)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy or download it again; or open it in another program and save it as PNG.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy or download the picture again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Correct the file, or put the one that came with ConvScope back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Crop to the middle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cropped to the middle {new} of {old}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Detail (Pillow)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dilation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Divide by the root of the variance, not by the variance itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dropout</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ELU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Each score is divided by the temperature, {temperature}, first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edge enhance (Pillow)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edge, corner form</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edges in every direction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edges in one direction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Emboss (Pillow)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Emboss (shadows south-east)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Enlarged from {old} to {new} (each new pixel blends its neighbours)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Epsilon</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every filter makes a map of its own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every map is pooled on its own: as many come out as went in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every map minus its usual mean, over its usual deviation, then scaled and shifted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export it again with torch.export.save of PyTorch 2.8 or newer, or update ConvScope.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export it before it is quantised.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export it with an example of shape (images, channels, rows, columns).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export the network after model.eval().</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export the network with the size of picture that it was made for, not an open one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export the network without that.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fetch both files again from the same place.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fetch it again from where it came from.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fetch or save it again, as .onnx, .pt2, .safetensors or a PyTorch state_dict.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fire</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>First of several frames</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>First of {count} frames</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Flatten</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Flip</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fully connected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>GELU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gaussian blur 3 × 3</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gaussian blur 5 × 5</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give (channels, rows, columns).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give (images, channels, rows, columns), as uint8 or float32.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give 1 (grey), 3 (colour) or {count} channels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give the network 1 input channel for grey or 3 for colour.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Global average</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Grey</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Groups</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How deep the floor for negative values lies.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How far the filter moves between two positions.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How far the window moves between two positions.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many cells are added around the input.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many feature maps this layer makes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many numbers come out, such as one a class.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Identity</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Identity and smoothing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Images of shape {shape} cannot be learned from.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>In PyTorch, save them with torch.save(model.state_dict(), …).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Into how many blocks the channels are split; as many as channels is depthwise.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inverted (1 − value)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It can read convolutions, batch norms after them, and fully connected layers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It cannot be read: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It claims to be larger than 4 GB when unpacked.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It has a value that is not a number, or not a finite one, and so will the result.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It holds a Python object ({name}), which only code can bring back to life.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It holds {count} exported networks, where one is wanted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It is a single row or column already: there is nothing to separate.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It is a zip archive without a network.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It is larger than 4 GB.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It is none of the kinds of file that ConvScope knows.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It is not a file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It is not separable (rank {rank}): no single column followed by a single row gives the same result.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It is separable (rank 1): a column of {rows} weights followed by a row of {columns} gives the same result, in {few} multiplications a pixel; directly it takes {many}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It is still to be multiplied with the scale, {scale}, before the shift is added.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It may be {allowed}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It reads arrays of {count} axes, where a picture has 3.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It reads {count} inputs, where one picture is wanted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It turns its input dark for light.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It was exported by a PyTorch that is too old or too new.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It was exported for arrays of {count} axes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Its description is larger than 256 MB.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Its last operation is not a layer that ConvScope has.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Its weights are in another file beside it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Its weights are larger than 2 GB.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Its weights are not floating point numbers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kernel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kirsch north</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Laplacian (4-neighbour)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Laplacian of Gaussian 5 × 5</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Leaky ReLU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Left sobel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Let it end in a fully connected layer of {count} units.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make it smaller in an image editor.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make new weights for it, or undo.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Max pool</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move it before the Flatten layer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No ReLU has been applied here yet: this value stays below zero.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No input size, padding and pooling was found with which its {count} convolutions would make the {features} values that its first fully connected layer reads.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not yet. Add up all values under the window and divide by how many cells it has.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not yet. At how many places does the window fit on each side?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not yet. Every cell goes through this layer on its own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not yet. Look up the incoming value on the curve.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not yet. Multiply each value with the weight that lies on it, add all products up, then add the bias.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not yet. No arithmetic here: find the cell that this value is taken from.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not yet. Raise e to every score, then divide this one by the sum of all.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not yet. Take the mean away, divide by the deviation, then scale and shift.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not yet. Which values lie under the window, and which of them is the largest?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Numbers are rounded when they are printed; products are those of the exact ones.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One map comes out of each filter, however many channels come in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One number is left of every map: 1 × 1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only what is negative is multiplied with the slope: this value is positive and stays.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open a smaller network.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open an .onnx, .pt2 or .safetensors file, or a PyTorch state_dict.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open another file, or an earlier copy of this one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open it in another program and save it as PNG or JPEG.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Outline (8-neighbour Laplacian)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Outside the input are no zeros here: its border is “{border}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pad with black</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Padded with black to {new}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Padding</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Part of this window hangs over the padding: the sum is divided by {count}, not by {whole}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Prewitt x</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Prewitt y</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Purple – green</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ReLU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ReLU does not turn the sign round: what is negative becomes 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ReLU keeps what is positive: only what is negative becomes 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reduced from {old} to {new} (each new pixel averages the ones it covers)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reduced to 8 bits a channel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Relief</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove some, or start a new project.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Repeated the grey channel as red, green and blue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Right along one side only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Right as far as it goes: give one more decimal.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Right: it is {value}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Right: {size}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Roberts cross</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Round up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rows and columns are right, the number of maps is not.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rows and columns of every filter.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rows and columns that are made into one cell.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save it as one file, with torch.onnx.export(…, external_data=False) or onnx.save(onnx.load(path), path, save_as_external_data=False).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save one network with torch.export.save.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save the whole network instead, with torch.export.save or torch.onnx.export: these say how it is built.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scaled from 0 … {white} to 0 … 1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scaled: (x − {mean}) / {deviation}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scaling takes one mean and deviation, or {count}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scharr x</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scharr y</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scores are divided by it: below 1 sharper, above 1 flatter.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Select a map that is there, and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set its groups to 1 first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shadows north (ImageJ)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sharpen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sharpen (Pillow)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sharpen 5 × 5 (3Blue1Brown)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sharpen, 8 neighbours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sharpening</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sigmoid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Slope</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Smooth (Pillow)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sobel x</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sobel x, a quarter (3Blue1Brown)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sobel y</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Softmax</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Some labels name none of the {count} classes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stretch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stride</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tanh</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Temperature</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That divides by the number of products: a weighted sum only adds them up.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is e to the score: it is still to be divided by the sum over all {count}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is e^−x: the sigmoid is 1 over 1 + e^−x.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is in percent: write it with a % sign, or divide it by 100.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is input channel {channel} alone: the sums of all {count} channels are added up.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is normalised, but scale and shift are still missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is one map: the cells of all {count} are laid end to end.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is row {row}, column {column}: both are counted from 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is row {row}, column {column}: the row is named first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is the first value in the window: here the largest one stays.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is the largest product alone: all {count} are added up.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is the largest value: here the mean is taken.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is the mean: here the largest value stays.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is the middle one of the values in order: the mean is their sum over their number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is the probability of all the others together.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is the score over the sum of the scores: e is raised to each of them first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is the score: softmax has not been applied yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is the smallest value: here the largest one stays.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is the smallest value: here the mean is taken.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is the sum of the products: the bias, {bias}, is still to be added.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is the sum: divide it by the {count} cells of the window.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is the sum: nothing is added up here, the largest value stays.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is the value at the same place of map {channel}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is the value farthest from zero: but a negative value is smaller than any positive one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is unit {unit}: units are counted from 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is what ReLU makes of it: here the curve is {curve}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is what comes in: it has not been normalised yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is what comes in: {curve} has not been applied yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is what {curve} makes of −x.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is with the kernel mirrored: its left columns lie on the right.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is with the kernel turned by 180°. This layer lays it on the way it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is with the kernel upside down: its top rows lie below.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is with the rows of the kernel laid on as its columns.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That is with the window pushed back into the input: here it hangs over the edge.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That many come in; one number a unit comes out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That went in: laid end to end it is one long vector.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That would be so column by column: here each map is read row by row.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That would be so with the maps interleaved: here each map is laid out whole, one after the other.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The 1 is missing: it is alpha (e^x − 1).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The 1 is missing: the sigmoid is 1 over 1 + e^−x.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The GELU in the file is an approximation; ConvScope computes it exactly.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The bias is added once, not once for each of the {count} input channels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The bias, {bias}, is added, not taken away.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The cells of the padding count too: the sum is divided by {count}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file does not say how inputs were scaled: choose the scaling beside the picture.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file ends in logarithms of probabilities; ConvScope shows the probabilities.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file scales inputs of 0 to 255: the scaling was changed to suit pictures of 0 to 1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The hyperbolic tangent of every cell.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The input unchanged: cells are dropped in training only. Source: Srivastava et al. 2014.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The largest score, {score}, is taken away from all of them first, which changes nothing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The largest value under every window; padding never wins.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The mean must be a number, and the deviation larger than 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The mean of every map, so that an image of any size ends in the same number of values.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The mean under every window; padding counts as zeros, as in PyTorch.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The mean, {mean}, is taken away first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The network computes with 24 binary digits. The exact value is {exact}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The network computes with numbers of 32 bits, which end at 3.4</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The network ends in {made} numbers, but the images have {count} classes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The network has nothing to learn.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The network was exported while training; ConvScope uses it as after training.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The numbers are right; the number of maps is named first here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The quotient is that of the numbers before they were rounded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The scaling of the input was taken from the file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The shift, {shift}, is still to be added.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The size is right, but the sign is not.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The step between two weights laid on the input.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The training has run away: its loss is no longer a number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The weights sum to 0, and no factor turns that into 1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The weights sum to 0: a flat area becomes 0, however bright it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The weights sum to 1: a flat area keeps its brightness.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The weights sum to {sum:.4g}: a flat area is multiplied by that.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There are no images to learn from.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There are no layers in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There are no weights in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There are {count} scenes already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is a layer called {name} already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no PyTorch code for {kind}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no convolution and no fully connected layer in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no file {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no layer called {layer}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no layer to write code for.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no lesson {number}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no place for that in {name} of {layer}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no scene {number}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is not enough memory for {layer}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>These are not numbers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This cannot be a scene: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This cell holds no number that could be predicted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This layer is a true convolution: its kernel is turned by 180° first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Those are the values under the window added up: each is multiplied with its weight first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Top sobel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Transparent parts put on white</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>True convolution: turn the kernel by 180° first. Networks leave it as it is (correlation).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try 1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Turned to grey ({red} R + {green} G + {blue} B)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Turned upright (its EXIF says how it was held)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unpack it and open a file from it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unsharp mask 5 × 5</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Update ConvScope to open it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use a smaller image or fewer filters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use a smaller image, fewer filters or a stride.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use a smaller learning rate, or make new weights.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use fewer units, filters or scenes, or a smaller image.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use less padding or a larger window.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use less padding, or a border of zeros.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use padding or a smaller kernel.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use pooling or a stride before it, a smaller image or fewer units.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Values are made larger in training only: now every value passes as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Values outside 0 … 1 clipped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Violet – gold</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>WEIGHTS = {  # the name in Network: the name in the project file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is not a number set to 0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What negative values are multiplied with.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the added cells hold.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whether a last window may hang over the edge, so that no row is left out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Whether a learned number is added to every sum.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which share of the cells training leaves out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a light average that favours the middle pixel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a soft average in which near pixels count more; some programs just call it blur</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a soft average over a wider neighbourhood</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a {border} border of {padding} needs a larger input than {size}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a {kernel} {what} does not fit a {size} input.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>all maps up to here would take {size:.1f} GB, more than {most:.0f} GB.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>all to all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>alpha {alpha}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>bias</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>blue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>channel {channel}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>circular</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>corners and diagonal lines, not level or upright edges</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>dark lines and dots; bright ones give negative values, some programs use the opposite sign</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>detail finer than a Gaussian blur, added to the picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>diagonal edges, brighter at the top left; a kernel of even size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>diagonal edges, light where the bottom right is brighter and dark where it is darker: a relief</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>dilation {dilation}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>divided by the sum of {count} exponentials</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>e to the score over temperature, divided by the sum of all of them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>e^x − 1 is still to be multiplied with alpha.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>edges of all directions, made stronger</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>edges, lines and dots of every direction; also called edge or find edges</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>exp of {place} less the largest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>fine detail, by the four nearest neighbours only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>green</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>horizontal edges, brighter above (north is up)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>horizontal edges, brighter above: Sobel y with its sign reversed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>horizontal edges, brighter below, as y grows downwards; also called bottom sobel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>horizontal edges, brighter below, its three columns counted alike</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>horizontal edges, brighter below; more exact than Sobel on slanted ones</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>horizontal edges, light where it is brighter above and dark where it is darker: a relief</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>image, {colour}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it adds numbers where there are no filters to take them as bias.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it adds {before} cells above and left but {after} below and right.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it changes the order of the axes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it claims to be larger than 2 GB</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it divides by another number than its window has cells.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it does arithmetic that no layer of ConvScope does.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it does not add the same zeros on both sides.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it does not hold the {count:,} values that it promises</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it does not make one vector of each picture.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it does not run over the channels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it does not start like an idx file of bytes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it is cut short or changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it is not a fully connected layer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it is not an ordinary convolution over rows and columns.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it is not the mean of each map.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it is scaled.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it leaves padding out of its means.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it makes something else than one vector of each picture.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it measures every batch anew.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it pads in a way that ConvScope cannot.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it pads in two ways at once.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it slides over {count} axes, not 2.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it stands where only {awaited} is understood.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it subtracts or divides by what it reads.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it treats the places of a map differently.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>its weights ({shape}) do not fit what it reads.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>its weights are missing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>its weights depend on the input.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>its weights were made for another input than {size}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>its windows are not all of one size.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>its windows have gaps.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>less the mean: {mean} × {scale}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>max(0, x)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>max(0, x) for every cell.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>max(0, {x})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>mean of each map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>needs a vector, but is given {size} maps.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>needs feature maps, but is given a vector of {units}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>needs {count:,} weights, {size:.1f} GB.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>nothing in particular: the picture passes unchanged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>pad {padding}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>padding</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>padding {padding} is more than half the window.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>padding: 0 × {weight}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>padding: {count} cells that count as 0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>pixel row {row}, column {column}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>pixels brighter than the one at their top left; Pillow adds 128 to show negative values</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>pixels that differ from a diamond of neighbours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>pixels that differ from all their neighbours, strongly; Pillow's edge enhance more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>pixels that differ from the average of their 5 × 5 neighbourhood</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>pixels that differ from their four neighbours, added to the picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>pixels that differ from their neighbours, gently</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>rate {rate}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>red</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>reflect</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>replicate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>rounding</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>row by row</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>scale and shift</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>slope {slope}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>small bright spots and thin bright lines; also called Mexican hat</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>stride {stride}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>tanh(x)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>tanh({x})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>temperature {temperature}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the average of 3 × 3 pixels, all counted alike</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the average of a ring of pixels, leaving out the middle</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the divisor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the index, {channel}·{rows}·{columns} + {row}·{columns} + {column}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the largest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the largest of {count}: {place}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the largest, {place}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the other {count} cells, none of them larger</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the other {count} channels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the other {count} terms</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the sum of {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the sum of {count} cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the sum of {count} terms, the largest first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the temperature</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>vertical edges, brighter on the left: Sobel x with its sign reversed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>vertical edges, brighter on the right, its three rows counted alike</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>vertical edges, brighter on the right; also called right sobel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>vertical edges, brighter on the right; more exact than Sobel on slanted ones</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>vertical edges, brighter on the right; the result stays between −1 and 1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>window row {row}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>x</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>x times the normal distribution function of x. Source: Hendrycks &amp; Gimpel 2016, section 2.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>x where it is positive, alpha (e^x − 1) elsewhere. Source: Clevert, Unterthiner &amp; Hochreiter 2016, eq. 15.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>x where it is positive, slope times x elsewhere. Source: Maas, Hannun &amp; Ng 2013, section 2.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>x, from {place}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>zeros</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{copy}, a copy of {place}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} of the {divisor} are padding, which counts as 0.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} {what} cannot be split into {groups} groups.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} cannot be opened as a network. {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} cannot be opened: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} cannot be written: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is not a ConvScope project, or is damaged ({reason}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is not a file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is not a network that ConvScope can read, or is damaged ({reason}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is not an idx file, or is damaged: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} was saved by a newer ConvScope.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} would be larger than 2 GB.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{fit} is no way to fit a picture.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{groups} groups</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{images} and {labels} do not belong together.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{images} images have {labels} labels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer} has no cell {cell}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer} has no filter {number}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer} has no filters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer} has no {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer} has not been computed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer} reads {count} channels a filter.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer} waits for {cause}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{layer}[{channel}] row {row}, column {column}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{map}, row {row}: {count} cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{map}: {count} products</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} cannot be reached ({reason}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} cannot be {value}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} does not fit into the memory.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} has more than {limit} million pixels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is a pickled Python object, which only code can bring back to life.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is damaged or incomplete.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is not a picture that can be read here, or its beginning is damaged.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} may not be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} of {layer} must have the shape {needed}, not {shape}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{op} (“{node}”) is not a layer that ConvScope has.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{op} (“{node}”) is where the network branches.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{op} (“{node}”) of constants is not understood.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{pixel} ({own} before scaling)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{place}: {value} × {scale}, the scale</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{row} (padding in column {columns})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{title} hands every number on as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{x}, which is positive and stays</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>× {weight} (weight)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Φ(x)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Φ({x}) = {x}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“same” padding of an even kernel adds more on one side than on the other.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” ({shape}) belongs to no layer that ConvScope has.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{name}” cannot read what “{before}” before it makes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>− {mean} (mean)</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>help</name>
    <message>
      <source>A kernel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>About ConvScope</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Arrow keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Arrow keys, +, −, Delete</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Click</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ConvScope {version}: a laboratory for convolutional neural networks. Free software under the MIT licence. It works offline, and sends nothing anywhere.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ctrl+C, Ctrl+V</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Double-click a head</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Double-click a map, Enter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag up or down</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drop a file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keyboard and mouse</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paint</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Plus between two heads</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Right-click</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Space</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Type</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wheel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a number or a fraction such as 1/9, then Enter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>add a layer there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>after a click, change a weight by 0.1; Shift by 1, Ctrl by 0.01</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>all that can be done with a layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>change a weight; Shift faster, Ctrl finer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>choose a cell, change it, set it to 0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>copy and paste the kernel, also from a spreadsheet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>every stroke is computed; the right button erases</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>give all cells the brush's value; right button 0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>go from map to map and layer to layer; with Shift from cell to cell</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>move the network; on a layer's head move the layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>open a picture or a project anywhere in the window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>rename the layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>see what the cell under the cursor is made from, and what it influences</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>select a map and choose its cell, or a layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>slide the window over the input, or hold it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>take the map of a convolution apart, or show its arithmetic; Esc comes back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>zoom; with Shift move sideways</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>lessons</name>
    <message>
      <source>1 to 9 in order: with the filter turned first, this is convolution in the strict sense.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>2 × 2, because (6 − 3) / 2 is rounded down. The last row and column are left out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>28 − 5 + 1 = 24. A filter has 25 weights now, and the layer 104 parameters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>32 filters of 3 × 3 over the photograph need 896 numbers. A filter is as large as its window, not as the image: make the image larger, and the right side does not move.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>400 cells argue for ten classes, and softmax turns the scores into probabilities. From pixels to the answer there are 7 434 learned numbers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>5 + 2 · 1 − 3 + 1 = 5: as large as the picture. That is why it is often called “same”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>785 000: every unit wants 784 weights and a bias for itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A colour picture has three channels, and the filter a slice of weights for each. Three partial results are added up to one map. This filter takes red for, green and blue against.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A digit is drawn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A digit of 28 × 28 pixels is 784 numbers. Each of the ten units on the right has a weight of its own for every one of them: 7 840 weights, and ten biases.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A filter for edges says yes on one side of a stroke and no on the other. So its map has values above zero and below.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A first layer as large networks have it: 16 filters of 7 × 7, stride 2, padding 3. From 256 pixels it makes (256 + 6 − 7) / 2, rounded down, plus 1: 128.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A pattern on a corner of the picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A photograph of 1000 × 1000 pixels in three colours is 3 000 000 inputs. With 1000 units in the first layer that makes 3 000 000 000 weights: 12 GB, before anything was learned.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A point shows the filter, turned round</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A relative: the leaky ReLU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A single one in the middle copies the picture. Take a little of the neighbours away and add it to the middle: differences grow, and the picture gets sharper.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A single white point answers with the weights themselves, but turned by half a circle. Mathematicians turn the filter first; networks do not care, because they learn it anyway.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A weight may be negative: then white pixels under it count against the pattern. Such a filter says no as well as yes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A window of 3 × 3 has 28 − 3 + 1 = 26 places a row, so the map is 26 × 26. A larger window sees more at a time, and has fewer places.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>After the last pooling the digit is 16 maps of 5 × 5. They are written one behind the other into a line of 400 numbers. No number changes, only its place.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All maps share one scale here. Read the range of each in the legend: from nearly 0 … 1 down to about a hundredth. The slope of the curve is at most one quarter, and four in a row multiply: what is left for learning is less than 1 / 256.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All nine places</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All of them together</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An older relative: the sigmoid</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>And back: why a 2?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask for a guess first, and leave the right side for later. Then drag the image side: twice the side is four times the weights. Drag the units as well, and let somebody find an image for which a fully connected layer is harmless.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask for each number of the formula which setting it comes from. The filters are random here: nothing has been trained. Change one setting at a time and let the audience foretell the size.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask the audience first, then show the bars. Turn Invert off and the 4 is back. Then open the checkerboard under Samples: a 3, with more than 99.9 %. A high probability is no proof that the question made sense.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Before the exponential, scores can be divided by a temperature. The order of the classes stays, but a higher temperature brings them closer together.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Blocks may overlap</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Blue means less than nothing: the picture has white where the filter wants black.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change the middle weight of the filter. How many entries of the matrix change with it?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change weights until some number of the map is larger than 5.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Click a weight and type −1, or drag it down. Watch the map turn from one colour to two. Ask where the most negative number is, and what the picture looks like there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Click through the maps; the panel shows the weights of each. Let the audience match map and weights before you click. Equal weights blur, weights of both signs find differences.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Compare one map before and after. Every later layer has only a quarter of the work. Ask what is gone: where exactly, within two pixels, the edge was.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Compare the filters with those of lesson 3: some look like edge filters, but nobody designed them. Open one with Enter and come back with Esc. Ask which map likes level strokes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Compare the map with that of ReLU: faint blue on the other side of the stroke. ELU and GELU are further relatives, with a round bend instead of a corner. Exchange the layer to see them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Compare the outline in the picture at dilation 1, 2 and 3. The reach is d · (k − 1) + 1: 3, 5 and 7. Networks use it to see far without more weights.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Compare the two maps at the upright and at the bar of the 4. Each side of a stroke has its own sign: dark to bright, or bright to dark. A layer with many filters makes as many maps.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Confidently wrong</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Convolution: slide, multiply, add</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Count the dots in both. Every dot lies at the left of its block of 2 × 2. Then go on to the next scene.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dilation pulls the nine weights apart. With a dilation of 2 they reach over 5 × 5 pixels, and skip every other one. There are still nine weights.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag the bias down slowly in the panel and watch the map after ReLU empty itself. A unit that is always zero also learns nothing any more, because the curve is flat there. People call it a dead ReLU.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag the image side to both ends and watch which bar stays. 3 × 3 × 3 weights and a bias are 28 numbers a filter, times 32. Then set 1000 filters of 5 × 5: 76 000 numbers, 39 474 times fewer than 1000 fully connected units.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drag the kernel size slowly and watch three things: the map shrinks, the parameters grow, the receptive field grows. The size formula in the panel follows with its numbers. Ask for the size at which the map is a single cell: 28.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Eight dots</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Eight filters of 5 × 5, learned from 60 000 digits, look for pieces of strokes. ReLU drops what is below zero, pooling keeps the strongest of every four.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Eight maps of 28 × 28 are 6 272 numbers; after pooling 1 568 are left, a quarter. The strokes can still be told.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Eight maps, 80 parameters. Twice the filters, twice the parameters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Eight white dots, and what max pooling makes of them. Remember the small map on the right.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Erase strokes until the network says 3.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every cell has a say</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every convolution loses a rim: 5 × 5 becomes 3 × 3. Padding puts cells around the picture, here zeros, so that the window can start outside.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every dot has moved one pixel to the right, and the pooled map is exactly the same. Another pixel, and each dot would fall into the next block.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every pixel to every unit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every sum is below zero now, and the map after ReLU is black.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Everything below zero has become zero, everything above has stayed as it was. That is all.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filters that people designed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>First maps: strokes and their directions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Five times the pixel less its four neighbours: on an even area that is one pixel again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Flatten, fully connected, softmax: how the last maps become ten probabilities.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Follow the score back: the largest terms, the pooled cells they come from, and the pixels behind them. Each number on the way can be asked why.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For us this is a 4. The network says 2, and is 98 % sure: it has only ever seen white on black. Softmax has to give its 100 % to someone, and “none of them” is not on the list.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Four ReLUs in a row do what one does: what is above zero passes unchanged, however many layers there are. And nothing is cheaper to compute.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Four filters make four maps. Each filter brings nine weights and a bias with it: 4 × (9 + 1) = 40 parameters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From a drawn digit to its class, layer by layer and back; what it forgives, and when it is confidently wrong.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From maps to a class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From nothing to sharp</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From scores to probabilities</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From sharp to edges</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give another class a push</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go back and forth between the two scenes. About half of the cells are silent now. The step has a name: ReLU, for rectified linear unit.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go back and forth between the two scenes: the picture jumps, the map does not. That holds only as long as a dot stays in its block. So pooling forgives a little, not everything.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go back and forth between this scene and the one before. Draw over the digit with a thicker brush: also still a 2. It does not hold for all: a 1 in this corner is taken for a 4, because the last layer has a weight for each place.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go through the rows: channel, slice, partial result, share. Mute a channel and see what is missing in the sum. The second filter of this layer does the same for green: choose it with the arrow keys.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Holes in the filter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How far does it step?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How large is a filter?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many filters?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How nine weights and a small picture become a feature map, number by number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How sure is sure?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hyperparameters: how a convolution is set up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>In colour, a filter has three slices</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Instead of zero, the leaky ReLU leaves a part of what is below zero: here one fifth. So a silent unit can still learn its way back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It has names</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It reaches over 5 × 5, so the map of 7 × 7 pixels is 7 − 5 + 1 = 3 wide.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Let somebody draw in the panel on the left, and show the layers one by one with the key for the next layer. Everything recomputes with every stroke. The next scenes begin with the 2 again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Let somebody from the audience choose the weights. With nine ones the map counts the white pixels of every patch, at most 7. Ask for a filter that answers to slanted lines only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Like the green one, up to the sign: level strokes now. The direction is in the weights.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Lower the bias of this filter until nothing passes ReLU any more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Lower the middle weight by one and watch sky and wall turn to zero. Sum and rank of the filter stand beside it in the panel. Networks learn filters of just these kinds in their first layer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Lower the middle weight from 5 to 4. What is left of the even areas?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make it sharpen: 5 in the middle, −1 for the four next to it. There is a preset for it, too.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make the map 64 cells wide, by changing the stride alone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make the network read the 4 again. Look at what was done to the picture.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make weights negative until a number of the map is below zero.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Maps have two signs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Maximum and average over small blocks: what is won, and what is lost.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Means over blocks of 2 × 2 make the noise weaker, because it cancels. The larger the block, the cleaner the map, and the less it says about where the edge is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>More weight where the picture is white: that is all a filter can do to answer louder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Moved into the corner</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next to none: a mean over 64 pixels. But an edge can only be told to within eight pixels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nine, one for each output cell. It is a single weight all the same.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nine: (4 − 2) / 1 + 1 = 3 rows of 3. The number 112 is the winner only once, in its corner.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Noise goes, and so does sharpness</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing: the weights add up to zero. What remains are edges.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Now a unit sees only a patch of 3 × 3, and all patches share nine weights. Written out as a full matrix, most of it is zero, and the same nine numbers come again in every row.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Now the weights add up to one. When they add up to zero, an even area answers zero, whatever its brightness. Only differences are left.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Number of filters, size, stride, padding and dilation, and what each does to the map and to the count of parameters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On a real map</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One cell, on its curve</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One filter finds its pattern anywhere</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One step to the right</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One stroke less</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the tree with the arrow keys down to the pixels. The outlined part of the picture belongs to the chosen number. Then ask the same for a class that lost.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Play, and the window visits every place once: row by row, from the upper left to the lower right. Every place gives one number: 4 3 4, then 2 4 3, then 2 3 4.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Point at a unit on the right: all its lines come from the whole picture. Ask how many lines there are in all, before you open the panel. The layer makes no use of which pixels are neighbours: if all pictures were shuffled in the same way, it would learn just as well.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Point at both sides of the stroke and read the value in the status bar. Ask what a negative answer means: the opposite of the pattern is there. The next layer may not need to know.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Point at cells of the map: their patch is outlined in the picture. Point at a pixel to see all sums that it is part of. The largest values, 4, are where the picture looks most like the pattern.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pooling: less data, the gist kept</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Press Space to play and to pause. Both read the same nine pixels at every moment, but multiply them with other weights. Ask what kind of line each of them seems to like.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Press Space to play, the arrow keys to step. The pictures are five cells wide and the window three, so there are 5 − 3 + 1 = 3 places a row. Point into the result to put the window there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Press the right arrow key to go on and the left one to go back. Ask which pixels are read for a second time: six of the nine. A step of one is called stride 1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Putting it together</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Raise the bias of the unit for “3” until the network says 3.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Raise the temperature step by step and watch the bars; it takes about 14. Then lower it below one. Ask whether the network knows more at a low temperature: it does not, it only sounds so.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Raise the temperature until “5” has less than half of the probability.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ReLU again: it is the leaky ReLU that lets nothing through.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ReLU: what is below zero becomes zero</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read the largest arguments for and against; the rest is summed up. Choose another class with the arrow keys and ask why its score is low. Here, at last, everything is connected, but only 400 cells and ten units: 4 010 parameters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read the line “Parameters” in the panel before and after. New filters begin with random weights, as before training. The maps stay as large as they are: the number of filters changes their number only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read the nine products aloud with the audience. Only the ones that meet a one count. Do not name anything yet: it is multiplying and adding, no more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Red is bright here, because a map may have both signs. The weights of Sharpen add up to one, so even areas keep their brightness. Ask what happens when the middle stays at 1 and the neighbours get −1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Say the whole way once more in one breath: convolution, ReLU, pooling, twice; flatten, fully connected, softmax. Half of all parameters sit in the last step, most of the arithmetic in the second convolution. Play the walk through the layers if there is time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scores may be any numbers. Raise e to each of them and divide by the sum: now all ten are above zero and add up to one. That is softmax.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Second maps: pieces of digits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Select a map and follow its lines to the maps it reads. Point at a cell: its receptive field is outlined in the picture. It is hard to put into words what such a filter wants, and that is normal.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set Filters to 8. How many maps, and how many parameters?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set padding to 1 and go to the corner of the map: five of the nine cells under the window are padding. Ask what the zeros do to a bright picture: they look like a dark frame. The other borders, such as reflect, avoid that.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set the dilation to 2. How far does the filter reach, and how large is the map?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set the kernel to 5 × 5. How large is the map?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set the padding to 1. How large is the map now?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set the slope to 0. Which function is it then?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set the stride in the panel and step through. The size follows the same formula as for a convolution: (4 − 2) / 1 + 1. Ask why most networks pool with a stride as large as the window.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set the stride to 1. How many numbers come out now?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set the stride to 2. How large is the map, and which pixels are never read?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set the stride to 8, then the window to 8 × 8. How much noise is left?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set the units to 1000. How many parameters does the layer have then?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Several filters look at the same picture, each for something else; and filters can be designed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show that differences count: a lead of 1 in score is a factor of e, about 2.7, in probability. The network is very sure here, because its best score leads by far. Adding the same number to all scores would change nothing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sixteen filters look at all eight maps at once. What they find is larger: bends, ends, crossings. After pooling each is 5 × 5, and one cell sees 16 × 16 pixels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sixteen small maps, one long line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Small shifts are forgiven</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Step through the four places with the arrow keys; the winner is marked. There are no weights: nothing is learned here. This is max pooling, 2 × 2 with stride 2.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Step through with the arrow keys at stride 1, then at stride 2. (6 − 3) / 2 is one and a half: the window fits twice, and the last row and column are never read. Hatching marks them in the picture.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stride 4: (256 + 6 − 7) / 4 is 63.75, rounded down 63, plus 1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take the eraser in the panel on the left. Without the left halves of both loops it is a 3, and the network agrees. Try what else can be erased: it holds on to the 8 for surprisingly long.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ten filters, made by hand, on one photograph: some blur, some sharpen, some draw edges in one direction or in all. None of them was learned.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The bias decides what passes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The bias does not look at the picture: raise it further, and other digits become a 3 as well.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The bias is added to every sum before ReLU. Lower it, and weak answers fall below zero: only the clearest edges are left.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The bias of a unit is added to its score, whatever the picture. With a large enough bias any class wins.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The curve is flat to the left of zero and rises with slope one to the right. Each cell goes through it by itself: max(0, x).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The filter holds 1 to 9 in reading order; point into the map and read 9 to 1. Turn on Flip in the panel and the map reads 1 to 9. What networks call convolution is, strictly, correlation.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The filter is yours. Every weight that you change changes the whole map, at once.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The largest of four</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The left halves of both loops were all that told an 8 from a 3.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The marked cell is channel 5, row 2, column 2: place 5 · 25 + 2 · 5 + 2 = 137. Step on with the arrow keys and see how a row ends, and a map. The step is called flatten.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The mean of four</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The nine weights are a filter, also called a kernel. The nine sums are its feature map. Sliding, multiplying and adding is a convolution, here with stride 1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The nine weights move by one column. Again nine products, again one sum: 3. The weights are the same as before, only the pixels below them are others.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The panel below shows the filter as a fully connected layer: one row for each of the nine output cells, one column for each of the 25 pixels. Point at an entry to see its copies light up. Say aloud that sharing is the idea, and zeros the consequence.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The picture is 25 zeros and ones. Nine weights lie on its corner. Multiply what lies on top of each other and add the nine products: 4.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The red filter answers to upright strokes, the green one to level strokes. The sign tells on which side the stroke is brighter.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The same 2, four pixels further to the left and five down. It is still read as a 2. Filters find strokes anywhere, and pooling forgives the rest.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The same blocks, but now each becomes its mean. The first is (12 + 20 + 8 + 12) / 4. What are the four numbers?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The same chain with ReLU: the last map is as clear as the first. Where it is open its slope is exactly one, so nothing fades on the way back. Without any such bend, two convolutions in a row would be no more than one larger convolution.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The same few weights at every place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The same for a photograph</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The same map, after</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The same way backwards: from the probability to the score, from its largest terms to the maps, from there to the strokes of the drawing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The scores are the same as before. Only the confidence is gone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The scores of “5” and “3” are about 19 apart, so the bias of “3” has to grow by more than that. Raise it by 25 and choose other digits under Samples: 1, 2, 7 and 8 are called 3 as well. A network that sees one class too often learns such a bias.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The sigmoid squeezes every value between 0 and 1. Put four of them in a row, and all cells are nearly the same: the picture fades from layer to layer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The step after every convolution, its relatives, and why the simplest of them is the usual choice.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The stride is how far the window moves from one place to the next. At stride 1 a picture of 6 × 6 gives a map of 4 × 4.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The unit for “5” has a weight for each of the 400 cells. Weight times cell is an argument: above zero it speaks for the class, below zero against it. All of them and a bias are the score.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The value is hidden; uncover it with the same key that hides (Ctrl+H). The answer is 4: all but the lower left corner meet a one. Who says 5 has taken that corner for a one, who says 7 has counted the white pixels without their weights.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The values are hidden; uncover them with Ctrl+H. The answers are 13, 8, 79 and 19.5. Who says 20 for the first one has taken the largest. This is average pooling.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The window covers four numbers and keeps the largest: 20. Then it moves on by two, so that no number is read twice. Of 16 numbers four are left: 20, 30, 112 and 37.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The window has come to the middle of the picture. Work the number out before you look: which ones of the picture lie under a one of the pattern?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>These nine weights answer to upright edges, wherever in the picture they are. What was found out for one place holds for all others: that is what sharing buys.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This is all the network gets: 28 × 28 numbers. Draw one of your own, if you like, and watch all the rest follow.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>To the class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try 2, 4 and 8 for window and stride. With the maximum instead of the mean the noise would win: exchange the layer and compare. Every pooling is this trade: less data and less noise, for less exact places.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Turn on Flip: what does the point answer now?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Turn the red filter by 90°, with its button or by hand. What does its map look like?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Two answers to one picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Two filters walk over the same picture, a red and a green one. Each fills a map of its own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Two filters, two feature maps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Two windows walk together</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Walk along some edges with the pointer: the window shows which nine pixels are multiplied. Ask what a filter cannot do that a fully connected unit could: it cannot treat the top of the picture otherwise than the bottom. This is the convolution of the next lesson.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Walk through the map with the arrow keys and watch the point on the curve. It has no weights: there is nothing to learn here. Where the curve is flat, it makes no difference how negative the value was.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Walk through the tree with the arrow keys; the place is outlined in every earlier layer. A cell of the last maps sees 16 × 16 of the 28 × 28 pixels. So a class is argued for by strokes, not by pixels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weights below zero</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What happens at the border?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is the number in the middle?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What it costs when every unit sees every pixel, and what it costs when filters are shared.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What shared filters cost</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which part of the digit argues?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which strokes make an 8? Erase some, and watch the probabilities while you do.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>White on black, as in training: it is a 4 again. Nothing in the network has changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Why ReLU is the usual choice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Why not connect everything?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>With stride 2 the blocks lie side by side. With stride 1 they overlap, and the result is hardly smaller than what went in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Your own filter</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>samples</name>
    <message>
      <source>A bar and a slanted stroke.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A bar, a corner and a bow.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A face with round glasses: smooth areas inside firm outlines.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A long bow that closes to a loop at the bottom.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A loop on top of a straight tail.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A single white pixel answers with the kernel itself: turn on Flip to see correlation become convolution.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A single, nearly upright stroke.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An arch that runs into a flat foot.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An open top and one long upright.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Black to white, smoothly above and in steps below.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Checkerboard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Digit 0</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Digit 1</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Digit 2</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Digit 3</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Digit 4</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Digit 5</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Digit 6</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Digit 7</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Digit 8</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Digit 9</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Discs, bars, triangles and frames in plain colours, turned many ways.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Each column is 17 brighter than the last, so every slope is the same.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edge filters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edge in noise</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edges both ways, and corners where they meet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edges in all directions, soft light and fine texture.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Five by five pixels, small enough to work out by hand.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gradient and steps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Handwritten digits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>House by the lake</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Learned from 60,000 handwritten digits: draw one and watch how the network reads it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Letters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One closed ring around an empty middle.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One edge under noise that grows from top to bottom.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One white pixel: a filter's answer to it shows the filter's own weights.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Point and kernel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Portrait</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ramp</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rings that get finer outwards: where they fade, a filter blurs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shapes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Siemens star</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Single point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Spokes in every direction that narrow to the centre.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ten classic kernels, from blur to emboss, side by side on any picture you open.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The same strokes thick, thin and tiny: see which of them a filter keeps.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Two bows that open to the left.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Two loops that share a crossing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zeros and ones</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zone plate</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>wording</name>
    <message>
      <source>not a number</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
