// Deutsch.

/** @type {Strings} */
export default {
  code: "de",
  openChat: "Chat öffnen",
  chat: "Fragen und Antworten",
  subtitle: "Information, kein ärztlicher Rat",
  greeting: "Hallo, ich bin {title}. Ich gebe allgemeine Informationen zu zervikaler Dystonie und Fibromyalgie und zeige, woher jede "
    + "Aussage stammt. Was möchten Sie wissen?",
  answersInEnglish: "Die Antworten gibt es vorerst nur auf Englisch. Bitte stellen Sie auch Ihre Fragen auf Englisch.",
  firstQuestions: ["Can I have both?", "What is cervical dystonia?", "How is fibromyalgia treated?"],
  suggestions: "Fragen, die Sie stellen können",

  question: "Ihre Frage",
  placeholder: "Ihre Frage",
  send: "Senden",
  hint: "Bitte nennen Sie weder Namen noch Adresse.",
  emergencyHint: "Rufen Sie im Notfall die örtliche Notrufnummer an.",

  you: "Sie",
  looking: "{title} sieht nach …",
  sources: { one: "1 Quelle", other: "{count} Quellen" },
  reviewed: "geprüft am {date}",
  alerts: {
    emergency: "Das kann ein Notfall sein",
    crisis: "Sie sind nicht allein",
    urgent: "Bitte lassen Sie sich bald beraten",
    other: "Bitte beachten",
  },
  call: "{number} anrufen",

  helpful: "Hilfreich",
  unhelpful: "Nicht hilfreich",
  thanks: "Danke für die Rückmeldung.",
  readThis: "Vorlesen",
  stopReading: "Nicht weiterlesen",

  waiting: "Das waren viele Nachrichten auf einmal. Ihre Frage wird in {seconds} Sekunden gesendet.",
  away: "Noch nicht gesendet: {title} ist nicht erreichbar. Ihre Frage wird gesendet, sobald die Verbindung wieder da ist.",
  failed: "Etwas ist schiefgegangen. Es gibt noch keine Antwort.",
  refused: "Diese Frage konnte nicht angenommen werden. Bitte formulieren Sie sie anders.",
  retry: "Jetzt erneut versuchen",

  options: "Optionen",
  close: "Chat schließen",
  startOver: "Neu beginnen",
  copy: "Kopieren",
  save: "Als Text speichern",
  print: "Drucken",
  forget: "Dieses Gespräch vergessen",
  copied: "Das Gespräch wurde kopiert.",
  notCopied: "Der Browser erlaubt hier kein Kopieren. Sie können das Gespräch stattdessen als Text speichern.",
  startedOver: "Dies ist ein neues Gespräch. Das alte wurde gelöscht.",
  forgotten: "Vergessen: Das Gespräch wurde hier und auf dem Server gelöscht.",
  forgottenHere: "Hier gelöscht. Der Server erfährt es, sobald er erreichbar ist; er vergisst auch von selbst nach einiger Zeit.",
  unavailable: "Der Chat kann nicht geladen werden. Bitte versuchen Sie es gleich noch einmal.",

  large: "Große Schrift",
  aloud: "Antworten vorlesen",
  voice: "Frage sprechen",
  notes: {
    large: "",
    aloud: "Mit einer Stimme dieses Geräts: Es wird nichts versendet.",
    voice: "Ihr Browser wandelt Sprache in Text um. Dafür sendet er Ihre Stimme möglicherweise an seinen Hersteller, etwa Google oder "
      + "Apple.",
  },
  stopListening: "Nicht mehr zuhören",
  listening: "Ich höre zu …",
  notHeard: "Es wurde nichts verstanden. Bitte versuchen Sie es noch einmal oder tippen Sie.",
  microphoneForbidden: "Das Mikrofon kann hier nicht benutzt werden. Vielleicht können Sie es in den Einstellungen des Browsers "
    + "erlauben.",
  privacy: "{title} ist ein Computerprogramm. Was Sie schreiben, geht nur an den Server, auf dem {title} läuft. Er vergisst es, wenn "
    + "eine Weile keine Nachricht kommt.",

  heading: "Gespräch mit {title}",
  printed: "{date}. Allgemeine Information, kein ärztlicher Rat.",
};
