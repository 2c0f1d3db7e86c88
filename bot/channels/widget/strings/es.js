// Español.

/** @type {Strings} */
export default {
  code: "es",
  openChat: "abrir el chat",
  chat: "Preguntas y respuestas",
  subtitle: "Información, no consejo médico",
  greeting: "Hola, soy {title}. Doy información general sobre la distonía cervical y la fibromialgia, y muestro de dónde viene cada "
    + "dato. ¿Qué le gustaría saber?",
  answersInEnglish: "Por ahora, las respuestas están solo en inglés. Escriba también su pregunta en inglés, por favor.",
  firstQuestions: ["Can I have both?", "What is cervical dystonia?", "How is fibromyalgia treated?"],
  suggestions: "Preguntas que puede hacer",

  question: "Su pregunta",
  placeholder: "Escriba su pregunta",
  send: "Enviar",
  hint: "Por favor, no escriba su nombre ni su dirección.",
  emergencyHint: "En caso de emergencia, llame al número de emergencias de su zona.",

  you: "Usted",
  looking: "{title} está buscando la respuesta…",
  sources: { one: "1 fuente", other: "{count} fuentes" },
  reviewed: "revisado el {date}",
  alerts: {
    emergency: "Esto puede ser una emergencia",
    crisis: "No tiene que pasar por esto a solas",
    urgent: "Consulte pronto a un profesional",
    other: "Tenga en cuenta",
  },
  call: "Llamar al {number}",

  helpful: "Útil",
  unhelpful: "No es útil",
  thanks: "Gracias por decírmelo.",
  readThis: "Leer en voz alta",
  stopReading: "Dejar de leer",

  waiting: "Han sido muchos mensajes seguidos. Su pregunta se enviará en {seconds} segundos.",
  away: "Aún no se ha enviado: no se puede contactar con {title}. Se enviará en cuanto vuelva la conexión.",
  failed: "Algo ha fallado y todavía no hay respuesta.",
  refused: "No se ha podido aceptar esta pregunta. Por favor, exprésela de otra manera.",
  retry: "Intentar de nuevo",

  options: "Opciones",
  close: "Cerrar el chat",
  startOver: "Empezar de nuevo",
  copy: "Copiar",
  save: "Guardar como texto",
  print: "Imprimir",
  forget: "Olvidar esta conversación",
  copied: "Se ha copiado la conversación.",
  notCopied: "El navegador no permite copiar aquí. Puede guardar la conversación como texto.",
  startedOver: "Esta es una conversación nueva. La anterior se ha borrado.",
  forgotten: "Olvidada: la conversación se ha borrado aquí y en el servidor.",
  forgottenHere: "Borrada aquí. Se avisará al servidor en cuanto se pueda contactar con él; de todos modos, la olvida al cabo de un "
    + "tiempo.",
  unavailable: "No se puede cargar el chat. Inténtelo de nuevo dentro de un momento.",

  large: "Texto grande",
  aloud: "Leer las respuestas en voz alta",
  voice: "Decir la pregunta en voz alta",
  notes: {
    large: "",
    aloud: "Con una voz de este dispositivo: no se envía nada a ningún sitio.",
    voice: "El navegador convierte la voz en texto. Para ello puede enviar su voz a su fabricante, como Google o Apple.",
  },
  stopListening: "Dejar de escuchar",
  listening: "Escuchando…",
  notHeard: "No se ha entendido nada. Inténtelo de nuevo o escriba.",
  microphoneForbidden: "Aquí no se puede usar el micrófono. Quizá pueda permitirlo en los ajustes del navegador.",
  privacy: "{title} es un programa informático. Lo que usted escribe solo llega al servidor en el que funciona {title}, que lo olvida "
    + "tras un tiempo sin mensajes.",

  heading: "Conversación con {title}",
  printed: "{date}. Información general, no consejo médico.",
};
