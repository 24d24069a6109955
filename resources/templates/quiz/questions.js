/* The quizzes that come with the app. The first answer is the right one: they are mixed when they are asked. */
const builtIn = [
  {
    id: 'world',
    title: 'Around the world',
    questions: [
      { ask: 'Which is the largest ocean?', a: 'The Pacific', b: 'The Atlantic', c: 'The Indian Ocean', d: 'The Arctic Ocean' },
      { ask: 'In which country are the pyramids of Giza?', a: 'Egypt', b: 'Mexico', c: 'Sudan', d: 'Peru' },
      { ask: 'What is the capital of Australia?', a: 'Canberra', b: 'Sydney', c: 'Melbourne', d: 'Perth' },
      { ask: 'Which river flows through Baghdad?', a: 'The Tigris', b: 'The Nile', c: 'The Jordan', d: 'The Danube' },
      { ask: 'Which is the smallest continent?', a: 'Australia and Oceania', b: 'Europe', c: 'Antarctica', d: 'South America' },
      { ask: 'Which mountain is the highest above the sea?', a: 'Mount Everest', b: 'Kilimanjaro', c: 'Mont Blanc', d: 'Mount Fuji' },
    ],
  },
  {
    id: 'nature',
    title: 'How nature works',
    questions: [
      { ask: 'Which planet is nearest to the sun?', a: 'Mercury', b: 'Venus', c: 'Mars', d: 'Jupiter' },
      { ask: 'What do plants take from the air to grow?', a: 'Carbon dioxide', b: 'Oxygen', c: 'Nitrogen', d: 'Helium' },
      { ask: 'How many bones has a grown person?', a: '206', b: '106', c: '306', d: '406' },
      { ask: 'Which animal is a mammal?', a: 'The dolphin', b: 'The shark', c: 'The penguin', d: 'The crocodile' },
      { ask: 'What is the hardest natural material?', a: 'Diamond', b: 'Iron', c: 'Granite', d: 'Glass' },
      { ask: 'How long does light take from the sun to us?', a: 'About 8 minutes', b: 'About 8 seconds', c: 'About 8 hours', d: 'About 8 days' },
    ],
  },
  {
    id: 'numbers',
    title: 'Numbers in your head',
    questions: [
      { ask: 'What is 7 × 8?', a: '56', b: '54', c: '63', d: '48' },
      { ask: 'What is 15% of 80?', a: '12', b: '8', c: '15', d: '20' },
      { ask: 'Which of these is a prime number?', a: '31', b: '21', c: '51', d: '39' },
      { ask: 'What is the square root of 144?', a: '12', b: '14', c: '16', d: '24' },
      { ask: 'How many degrees has a triangle in all?', a: '180', b: '90', c: '270', d: '360' },
      { ask: 'What comes next: 1, 1, 2, 3, 5, 8?', a: '13', b: '11', c: '12', d: '16' },
    ],
  },
]
