/* The converters of Windows' own ICU (Windows 10 1903 and later), which Qt's core library is linked with.
 * Each says that it cannot convert: Qt then uses its own UTF-8, UTF-16 and Latin-1, and the program asks for
 * nothing else. For building and trying under Wine only: never part of a package. */
#include <stddef.h>

#define U_UNSUPPORTED_ERROR 16
#define REFUSES(name) \
    __declspec(dllexport) void *name(void) { return NULL; }

__declspec(dllexport) void *ucnv_open(const char *name, int *error)
{
    (void)name;
    if (error)
        *error = U_UNSUPPORTED_ERROR;
    return NULL;
}

REFUSES(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
REFUSES(UCNV_TO_U_CALLBACK_SUBSTITUTE)
REFUSES(ucnv_cbFromUWriteUChars)
REFUSES(ucnv_cbToUWriteUChars)
REFUSES(ucnv_close)
REFUSES(ucnv_countAvailable)
REFUSES(ucnv_fromUCountPending)
REFUSES(ucnv_fromUnicode)
REFUSES(ucnv_getAvailableName)
REFUSES(ucnv_getFromUCallBack)
REFUSES(ucnv_getMaxCharSize)
REFUSES(ucnv_getName)
REFUSES(ucnv_getStandardName)
REFUSES(ucnv_getToUCallBack)
REFUSES(ucnv_reset)
REFUSES(ucnv_setFromUCallBack)
REFUSES(ucnv_setToUCallBack)
REFUSES(ucnv_toUCountPending)
REFUSES(ucnv_toUnicode)
