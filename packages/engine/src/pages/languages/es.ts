import type { Texts } from './texts.ts'

/** Spanish, as it is read in Spain and in America. People are addressed as usted. */
export const es: Texts = {
  between: ' ',
  error: 'Error: {title}',
  newWindow: '(se abre en una ventana nueva)',
  backTo: 'Volver a {app}',
  cancel: 'Cancelar',
  connect: 'Conectar',
  for: 'Para',
  linkEnds: 'Este enlace caduca {time}.',
  pageEnds: 'Esta página caduca {time}.',
  scopes: {
    one: '{app} solicita {count} permiso',
    other: '{app} solicita {count} permisos',
  },
  ask: {
    title: 'Conectar {service} con {app}',
    lead: '{app} solicita acceso a su cuenta de {service}.',
    warning: 'Continúe solo si usted se lo pidió a {app}.',
    why: 'Si otra persona le envió este enlace, pulse Cancelar: podría usar su cuenta.',
    ways: 'Formas de conectar',
    continue: 'Continuar a {service}',
    password: 'Iniciará sesión en {service}; {app} nunca verá su contraseña.',
    key: 'Su clave se guarda cifrada y solo se envía a {service}.',
  },
  field: {
    optional: '(opcional)',
    example: 'Por ejemplo, {example}',
    show: 'Mostrar lo que escribe',
    findAt: 'Encuéntrelo en {host}',
  },
  problem: {
    missing: 'Rellene «{field}» para continuar.',
    rejected: '{service} no aceptó esta clave. Compruebe que la copió completa o cree una nueva.',
    unreachable: 'No se pudo comprobar esta clave en {service}. Inténtelo de nuevo en un momento.',
    too_long: 'El valor de «{field}» es demasiado largo. Compruebe que no copió nada más con él.',
    unsendable:
      'El valor de «{field}» contiene un carácter que no se puede enviar a {service}. Compruebe que no copió nada más con él.',
    fixed: '{app} ya rellenó «{field}». Abra el enlace de nuevo.',
  },
  unfit: {
    pattern: 'Esto no parece un valor de «{field}» de {service}.',
    choice: 'Elija {choices}.',
    json: 'El valor de «{field}» no es un archivo JSON. Copie el archivo completo, tal como se lo dio {service}.',
    pem: 'El valor de «{field}» no es una clave PEM: faltan las líneas BEGIN y END. Copie el archivo completo, tal como se lo dio {service}.',
    member:
      'En «{field}» falta «{member}». Copie el archivo completo, tal como se lo dio {service}.',
    host: 'Con este valor de «{field}», la dirección no sería de {service}, así que no se envía nada allí. Escriba solo la parte que corresponde a *: {hosts}.',
    public_host:
      'El valor de «{field}» no es un nombre de host público, así que no se envía nada allí. Escriba solo el nombre, como git.example.com, sin puerto, ruta ni dirección IP.',
    allowed_host:
      'El valor de «{field}» no es una dirección de {service} que {app} permita, así que no se envía nada allí.',
    key: 'No se puede usar el valor de «{field}»: no es una clave privada del tipo correcto o su contraseña es otra.',
  },
  looksLike: 'Tiene este aspecto: {example}.',
  choose: {
    site: {
      title: 'Elija un sitio',
      question: '¿Qué sitio puede usar {app}?',
      missing: 'Elija un sitio para continuar.',
    },
    account: {
      title: 'Elija una cuenta',
      question: '¿Qué cuenta puede usar {app}?',
      missing: 'Elija una cuenta para continuar.',
    },
    other: {
      title: 'Elija una opción: {called}',
      question: '¿Qué puede usar {app} ({called})?',
      missing: 'Elija una opción ({called}) para continuar.',
    },
    lead: 'Ha iniciado sesión en {service} y allí tiene varias opciones.',
    given: '{app} solo recibe lo que usted elija.',
  },
  connected: {
    title: 'Cuenta conectada',
    heading: 'Cuenta de {service} conectada',
    lead: 'Puede cerrar esta ventana y volver a {app}.',
  },
  cancelled: {
    title: 'Cancelado',
    heading: 'Ha cancelado',
    lead: 'No se conectó ninguna cuenta. Puede cerrar esta ventana y volver a {app}.',
  },
  failed: {
    title: 'No se conectó',
    heading: 'No se pudo conectar la cuenta de {service}',
  },
  expired: {
    title: 'Enlace caducado',
    heading: 'Este enlace ha caducado',
    lead: 'Un enlace para conectar {service} solo funciona durante unos minutos.',
  },
  used: {
    title: 'Enlace usado',
    heading: 'Este enlace ya se usó',
    failed: 'No conectó {service}.',
    connected: 'Conectó {service}. Puede cerrar esta ventana y volver a {app}.',
    pending:
      'La conexión de {service} ya ha comenzado. Termine en la ventana donde pulsó Continuar.',
    ifClosed: 'Si la cerró, vuelva a {app} y pida un enlace nuevo.',
  },
  otherBrowser: {
    title: 'Otro navegador',
    heading: 'Otro navegador está usando este enlace',
    lead: 'Por seguridad, un enlace para conectar {service} solo funciona en el navegador donde primero se pulsó Continuar. Termine allí.',
    ifNotYou: 'Si no fue usted, vuelva a {app} y pida un enlace nuevo.',
  },
  askAgain: 'Puede cerrar esta ventana, volver a {app} y pedir un enlace nuevo.',
  notFound: {
    title: 'Enlace no encontrado',
    heading: 'Este enlace no funciona',
    lead: 'Puede que falte una parte. Ábralo de nuevo desde donde lo recibió, o vuelva a la aplicación y pida un enlace nuevo.',
  },
  tooOften: {
    title: 'Demasiadas veces',
    heading: 'Esta página se ha abierto demasiadas veces',
    lead: 'Espere un minuto y vuelva a cargarla. No se ha perdido nada.',
  },
  fault: {
    title: 'Problema',
    heading: 'Algo salió mal',
    lead: 'No es culpa suya. Inténtelo de nuevo en un momento. Si vuelve a ocurrir, avise a los responsables de {app}.',
    reference: 'Referencia: {reference}',
  },
  failures: {
    access_denied:
      'Usted o el servicio rechazaron el acceso. Si quiere conectar la cuenta, permita lo que se solicita.',
    cancelled: 'Ha cancelado.',
    token_exchange_failed:
      'El servicio no confirmó el inicio de sesión. Espere unos minutos e inténtelo de nuevo.',
    client_refused:
      'El servicio no reconoce la aplicación tal como está configurada. No es culpa suya y volver a intentarlo no sirve: avise a los responsables de la aplicación.',
    account_mismatch:
      'Inició sesión con una cuenta distinta de la que hay que volver a conectar. Elija esa cuenta o cierre antes la sesión en el servicio.',
    identity_mismatch:
      'Inició sesión con una cuenta distinta de la que pidió la aplicación. Elija esa cuenta o cierre antes la sesión en el servicio.',
    issuer_mismatch: 'La respuesta no vino del servicio al que se preguntó.',
    verification_mismatch:
      'En la aplicación tiene la sesión iniciada con otro usuario. Inicie sesión allí con el usuario al que corresponde este enlace.',
    verification_too_late: 'La vuelta a la aplicación tardó demasiado.',
    nothing_to_choose:
      'La cuenta con la que inició sesión no tiene allí nada que la aplicación pueda usar. Inicie sesión con otra o pida acceso a quien la administra.',
    choice_mismatch:
      'La cuenta con la que inició sesión no puede usar allí lo que pidió la aplicación. Inicie sesión con otra o pida acceso a quien la administra.',
    upstream_error:
      'El servicio no pudo completar la conexión. Espere unos minutos e inténtelo de nuevo.',
  },
  login: {
    title: 'Permitir {client}',
    question: '¿Permitir que {client} use sus herramientas en {app}?',
    calls: 'Se hace llamar «{name}».',
    unchecked: 'Nadie lo ha comprobado.',
    warning: 'Permítalo solo si fue usted quien empezó esto en {client}.',
    why: 'Actuará con las cuentas que usted ha conectado hasta que usted o {app} le pongan fin.',
    allow: 'Permitir',
    meanings: {
      'tools:read': 'Leer con las herramientas de esta sesión',
      'tools:write': 'También modificar y eliminar con ellas',
    },
  },
}
