/**
 * The sample shop's photos, drawn: each takes a 2D context of 1200 × 1200 and paints one product on a table.
 * It runs inside a page (see draw.mjs) and is the source of assets/sample-shop/*.jpg.
 */
export const drawings = {
  'queijo-canastra': (c) => {
    stage(c, '#f6e7c9', '#c98f4e');
    board(c);
    shadow(c, 600, 850, 380, 60);
    c.fillStyle = vertical(c, 470, 860, '#e8b252', '#c9852b');
    c.beginPath();
    c.ellipse(600, 810, 360, 90, 0, 0, Math.PI);
    c.lineTo(240, 560);
    c.lineTo(960, 560);
    c.lineTo(960, 810);
    c.fill();
    oval(c, 600, 560, 360, 95, vertical(c, 465, 655, '#f6d386', '#e6b457'));
    // Cut open: the paste inside is paler than the rind.
    c.fillStyle = '#f5e0a2';
    path(c, [600, 560], [905, 610], [905, 850], [600, 800]);
    for (const [x, y, r] of [
      [650, 690, 9],
      [700, 760, 13],
      [690, 650, 6],
      [790, 720, 10],
      [840, 680, 7],
      [860, 770, 9],
      [640, 770, 6],
    ])
      oval(c, x, y, r, r * 0.8, '#e2c67c');
    c.fillStyle = '#c9852b';
    path(c, [600, 560], [905, 610], [905, 622], [600, 570]);
  },

  'queijo-frescal': (c) => {
    stage(c, '#e4efe4', '#8aa98b');
    board(c);
    shadow(c, 600, 860, 370, 55);
    oval(c, 600, 845, 420, 80, '#f2f4f2');
    oval(c, 600, 838, 380, 66, '#dfe5df');
    c.fillStyle = horizontal(c, 320, 880, '#ffffff', '#dfe2da');
    c.beginPath();
    c.ellipse(600, 800, 280, 72, 0, 0, Math.PI);
    c.lineTo(320, 600);
    c.lineTo(880, 600);
    c.fill();
    c.strokeStyle = 'rgba(160,170,155,.35)';
    c.lineWidth = 6;
    for (let x = 345; x < 880; x += 34) line(c, x, 640, x, 800 + 60 * Math.sin(((x - 320) / 560) * Math.PI));
    oval(c, 600, 600, 280, 74, '#ffffff');
    oval(c, 600, 600, 240, 58, '#f7f8f3');
    for (const angle of [-0.5, 0.1, 0.7]) leaf(c, 600, 590, 95, angle);
  },

  'doce-de-leite': (c) => {
    stage(c, '#f7dcc0', '#b9753f');
    board(c);
    jar(c, '#b5662b', '#8a4517', '#f3e2c4', 'Doce de leite');
    c.strokeStyle = '#b5662b';
    c.lineWidth = 26;
    c.lineCap = 'round';
    line(c, 880, 860, 1020, 800);
    oval(c, 850, 872, 64, 34, '#d8d8d8');
    oval(c, 850, 866, 52, 26, '#a85a22');
  },

  goiabada: (c) => {
    stage(c, '#fbdcd6', '#a5504b');
    board(c);
    shadow(c, 610, 860, 400, 55);
    box(c, 270, 640, 620, 210, 120, 90, '#a3202b', '#7c121d', '#c9404a');
    c.fillStyle = 'rgba(255,255,255,.25)';
    path(c, [300, 665], [560, 665], [560, 680], [300, 680]);
    for (const [x, y] of [
      [360, 730],
      [470, 790],
      [610, 720],
      [720, 800],
      [800, 710],
      [540, 760],
    ])
      oval(c, x, y, 9, 6, '#d9656d');
    box(c, 905, 745, 90, 110, 60, 45, '#b32a36', '#8a1723', '#d34f58');
  },

  'cafe-em-graos': (c) => {
    stage(c, '#eadfd3', '#7b5a41');
    board(c);
    shadow(c, 600, 865, 330, 50);
    c.fillStyle = horizontal(c, 340, 860, '#6e4a30', '#4a2f1d');
    path(c, [360, 330], [840, 330], [870, 860], [330, 860]);
    c.fillStyle = '#5a3a25';
    path(c, [360, 330], [840, 330], [830, 260], [370, 260]);
    c.strokeStyle = '#8d6546';
    c.lineWidth = 8;
    line(c, 366, 300, 834, 300);
    label(c, 600, 560, 340, 230, '#f1e4d2', '#4a2f1d', 'Café');
    for (let i = 0; i < 26; i += 1) bean(c, 170 + ((i * 137) % 880), 895 + ((i * 53) % 130), (i * 0.9) % 3.1);
  },

  'mel-silvestre': (c) => {
    stage(c, '#fdeec4', '#d29a2f');
    board(c);
    jar(c, '#e79a17', '#b96d06', '#fff4d6', 'Mel');
    c.strokeStyle = '#a8743b';
    c.lineCap = 'round';
    c.lineWidth = 20;
    line(c, 905, 470, 905, 760);
    for (let i = 0; i < 5; i += 1)
      oval(c, 905, 760 + i * 24, 42 - Math.abs(2 - i) * 7, 14, i % 2 ? '#8f5d29' : '#b9834a');
    oval(c, 905, 895, 70, 18, '#e79a17');
  },

  'pao-de-queijo': (c) => {
    stage(c, '#fdf0d2', '#c48b45');
    board(c);
    shadow(c, 600, 890, 440, 55);
    c.fillStyle = horizontal(c, 180, 1020, '#b47a3c', '#8a5721');
    path(c, [200, 760], [1000, 760], [930, 910], [270, 910]);
    c.strokeStyle = 'rgba(70,40,10,.35)';
    c.lineWidth = 7;
    for (let x = 240; x < 1000; x += 46) line(c, x, 772, 600 + (x - 600) * 0.84, 900);
    const rolls = [
      [420, 600],
      [600, 560],
      [780, 600],
      [310, 700],
      [490, 690],
      [670, 690],
      [860, 700],
      [400, 765],
      [590, 775],
      [780, 765],
    ];
    for (const [x, y] of rolls) roll(c, x, y);
    c.fillStyle = horizontal(c, 180, 1020, '#c58b4b', '#9a652c');
    path(c, [190, 790], [1010, 790], [1000, 830], [200, 830]);
  },

  'geleia-de-amora': (c) => {
    stage(c, '#ecdcef', '#6d4a7c');
    board(c);
    jar(c, '#5b1a4d', '#3a0d33', '#f6e9f5', 'Geleia');
    for (const [x, y, size] of [
      [230, 870, 62],
      [330, 905, 54],
      [905, 890, 66],
      [1000, 865, 52],
    ])
      berry(c, x, y, size);
    leaf(c, 270, 815, 60, -0.6);
  },
};

function stage(c, light, dark) {
  const wall = c.createRadialGradient(430, 330, 80, 600, 500, 900);
  wall.addColorStop(0, light);
  wall.addColorStop(1, dark);
  c.fillStyle = wall;
  c.fillRect(0, 0, 1200, 1200);
}

/** A wooden table with its grain. */
function board(c) {
  c.fillStyle = vertical(c, 800, 1200, '#a97a4d', '#7d5430');
  c.fillRect(0, 800, 1200, 400);
  c.strokeStyle = 'rgba(60,35,15,.22)';
  c.lineWidth = 3;
  for (let y = 822; y < 1200; y += 26) {
    c.beginPath();
    c.moveTo(0, y);
    for (let x = 0; x <= 1200; x += 100) c.lineTo(x, y + 6 * Math.sin(x / 140 + y));
    c.stroke();
  }
}

function jar(c, inside, insideDark, paper, words) {
  shadow(c, 600, 880, 280, 48);
  c.fillStyle = horizontal(c, 360, 840, inside, insideDark);
  rounded(c, 360, 400, 480, 480, 70);
  c.fillStyle = 'rgba(255,255,255,.22)';
  rounded(c, 392, 440, 46, 390, 23);
  c.fillStyle = horizontal(c, 380, 820, '#d9b36b', '#a87c33');
  rounded(c, 385, 310, 430, 110, 24);
  c.fillStyle = 'rgba(255,255,255,.35)';
  rounded(c, 400, 326, 400, 14, 7);
  label(c, 600, 650, 330, 200, paper, insideDark, words);
}

function label(c, x, y, width, height, paper, ink, words) {
  c.fillStyle = paper;
  rounded(c, x - width / 2, y - height / 2, width, height, 18);
  c.strokeStyle = ink;
  c.lineWidth = 4;
  c.strokeRect(x - width / 2 + 16, y - height / 2 + 16, width - 32, height - 32);
  c.fillStyle = ink;
  c.textAlign = 'center';
  c.textBaseline = 'middle';
  c.font = `italic bold ${words.length > 8 ? 44 : 72}px serif`;
  c.fillText(words, x, y, width - 56);
}

function roll(c, x, y) {
  const crust = c.createRadialGradient(x - 30, y - 40, 10, x, y, 100);
  crust.addColorStop(0, '#fbe3a6');
  crust.addColorStop(0.6, '#e5af58');
  crust.addColorStop(1, '#b97826');
  oval(c, x, y, 92, 78, crust);
  c.strokeStyle = 'rgba(150,90,25,.4)';
  c.lineWidth = 5;
  c.beginPath();
  c.arc(x + 8, y + 6, 46, 3.5, 5.2);
  c.stroke();
}

function bean(c, x, y, angle) {
  c.save();
  c.translate(x, y);
  c.rotate(angle);
  oval(c, 0, 0, 30, 20, '#3b2213');
  oval(c, -5, -5, 18, 9, '#5d3a22');
  c.strokeStyle = '#1f1008';
  c.lineWidth = 4;
  c.beginPath();
  c.moveTo(-26, 0);
  c.bezierCurveTo(-8, -8, 8, 8, 26, 0);
  c.stroke();
  c.restore();
}

function berry(c, x, y, size) {
  for (let row = -2; row <= 2; row += 1) {
    for (let column = -2; column <= 2; column += 1) {
      if (Math.abs(row) + Math.abs(column) > 3) continue;
      const left = x + column * size * 0.32 + (row % 2 ? size * 0.16 : 0);
      const top = y + row * size * 0.3;
      oval(c, left, top, size * 0.24, size * 0.24, '#3d1040');
      oval(c, left - size * 0.06, top - size * 0.08, size * 0.08, size * 0.08, '#8b4a90');
    }
  }
}

function leaf(c, x, y, length, angle) {
  c.save();
  c.translate(x, y);
  c.rotate(angle);
  c.fillStyle = horizontal(c, 0, length, '#3f7d3a', '#7bb369');
  c.beginPath();
  c.moveTo(0, 0);
  c.bezierCurveTo(length * 0.3, -length * 0.4, length * 0.8, -length * 0.3, length, 0);
  c.bezierCurveTo(length * 0.8, length * 0.3, length * 0.3, length * 0.4, 0, 0);
  c.fill();
  c.restore();
}

/** A block seen a little from above and from the right. */
function box(c, x, y, width, height, depth, rise, front, side, top) {
  c.fillStyle = front;
  path(c, [x, y], [x + width, y], [x + width, y + height], [x, y + height]);
  c.fillStyle = top;
  path(c, [x, y], [x + depth, y - rise], [x + width + depth, y - rise], [x + width, y]);
  c.fillStyle = side;
  path(
    c,
    [x + width, y],
    [x + width + depth, y - rise],
    [x + width + depth, y - rise + height],
    [x + width, y + height],
  );
}

function shadow(c, x, y, width, height) {
  c.save();
  c.filter = 'blur(22px)';
  oval(c, x, y, width, height, 'rgba(40,22,8,.5)');
  c.restore();
}

function oval(c, x, y, width, height, fill) {
  c.fillStyle = fill;
  c.beginPath();
  c.ellipse(x, y, width, height, 0, 0, 2 * Math.PI);
  c.fill();
}

function path(c, ...points) {
  c.beginPath();
  for (const [x, y] of points) c.lineTo(x, y);
  c.closePath();
  c.fill();
}

function rounded(c, x, y, width, height, radius) {
  c.beginPath();
  c.roundRect(x, y, width, height, radius);
  c.fill();
}

function line(c, x1, y1, x2, y2) {
  c.beginPath();
  c.moveTo(x1, y1);
  c.lineTo(x2, y2);
  c.stroke();
}

function vertical(c, from, to, first, last) {
  return fade(c.createLinearGradient(0, from, 0, to), first, last);
}

function horizontal(c, from, to, first, last) {
  return fade(c.createLinearGradient(from, 0, to, 0), first, last);
}

function fade(gradient, first, last) {
  gradient.addColorStop(0, first);
  gradient.addColorStop(1, last);
  return gradient;
}
